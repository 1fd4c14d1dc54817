import { useState } from 'react';
import { setName } from '../../src/editing/changing';
import { nameOfPath } from '../files/fileNames';
import { useDocumentStore } from '../state/documentStore';

/** The network's name, which can be typed over, and whether it is safe on disk. */
export function NetworkName() {
  const name = useDocumentStore((state) => state.document.name);
  const path = useDocumentStore((state) => state.path);
  const unsaved = useDocumentStore((state) => state.unsaved);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? name;
  const commit = () => {
    if (draft !== null && draft !== name) {
      const { document, run } = useDocumentStore.getState();
      run(setName(document, draft));
    }
    setDraft(null);
  };
  return (
    <div className="network-name">
      <span className="network-name-text">
        <span aria-hidden="true">{shown === '' ? ' ' : shown}</span>
        <input
          aria-label="Network name"
          data-undo="own"
          spellCheck={false}
          autoComplete="off"
          maxLength={200}
          // The text beside it, which is not seen, gives it the width, so that the saved state stands right behind it.
          size={1}
          value={shown}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(null);
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </span>
      <span className="quiet saved-state" title={path ?? 'It has no file yet'}>
        {unsaved ? 'Edited' : path === null ? 'Not in a file' : 'Saved'}
        {path !== null && <span className="visually-hidden"> in {nameOfPath(path)}</span>}
      </span>
    </div>
  );
}
