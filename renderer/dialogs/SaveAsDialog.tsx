import { useEffect, useId, useState } from 'react';
import { fileNameFor } from '../../src/document/fileNames';
import { appInfo } from '../files/fileActions';
import { inFolder } from '../files/fileNames';
import { useDocumentStore } from '../state/documentStore';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { closeAnd } from './close';

/** Asks for a file name in the documents folder, for front ends without native dialogs. */
export function SaveAsDialog({ answer }: { readonly answer: (path: string | null) => void }) {
  const id = useId();
  const [folder, setFolder] = useState('');
  const [name, setName] = useState(() => useDocumentStore.getState().document.name);
  useEffect(() => {
    void appInfo().then((info) => setFolder(info?.documentsFolder ?? ''));
  }, []);
  const file = fileNameFor(name);
  return (
    <Dialog title="Save the network as" onClose={() => closeAnd(answer, null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (folder !== '') closeAnd(answer, inFolder(folder, file));
        }}
      >
        <label htmlFor={id}>File name</label>
        <input
          id={id}
          className="field"
          data-autofocus
          data-undo="own"
          autoComplete="off"
          spellCheck={false}
          value={name}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
        <p className="quiet save-place selectable">{inFolder(folder, file)}</p>
        <div className="dialog-actions">
          <Button onClick={() => closeAnd(answer, null)}>Cancel</Button>
          <button type="submit" className="button button-primary">
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
