import { FileText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Problem, RecentFile } from '../../src/contract/api';
import { getBridge } from '../bridge/bridge';
import { openDropped, openPath } from '../files/fileActions';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { close } from './close';

/** The documents folder as a list, for front ends without native dialogs; or any file of the user's. */
export function OpenDialog() {
  const [files, setFiles] = useState<readonly RecentFile[] | Problem | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void getBridge()
      .api.listDocuments({})
      .then((answer) => setFiles(answer.ok ? answer.value : answer.problem));
  }, []);
  return (
    <Dialog title="Open a network" onClose={close}>
      {files === null && <p className="quiet">Looking into the documents folder…</p>}
      {files !== null && 'message' in files && <p className="field-error">{files.message}</p>}
      {files !== null && !('message' in files) && (
        <ul className="file-list" aria-label="Networks">
          {files.map((file) => (
            <li key={file.path}>
              <button
                type="button"
                className="menu-item"
                title={file.path}
                onClick={() => {
                  close();
                  void openPath(file.path);
                }}
              >
                <FileText size={15} strokeWidth={1.75} aria-hidden="true" />
                {file.name}
              </button>
            </li>
          ))}
          {files.length === 0 && <li className="quiet">No network was saved yet.</li>}
        </ul>
      )}
      <input
        ref={picker}
        type="file"
        accept=".json,.keras,.h5,.hdf5,.bin"
        multiple
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (files.length === 0) return;
          close();
          void openDropped(files);
        }}
      />
      <div className="dialog-actions">
        <Button onClick={() => picker.current?.click()}>Another file…</Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </Dialog>
  );
}
