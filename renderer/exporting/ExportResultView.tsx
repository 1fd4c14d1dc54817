import { FolderOpen, Info } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type ExportTarget, targetWords } from '../../src/codegen/exportTargets';
import type { ExportResult } from '../../src/contract/exporting';
import { getBridge } from '../bridge/bridge';
import { CopyButton } from '../code/CopyButton';
import { close } from '../dialogs/close';
import { appInfo } from '../files/fileActions';
import { toastProblem } from '../state/uiStore';
import { Button } from '../ui/Button';
import { formatBytes } from './formatBytes';
import { nextCommands } from './nextCommands';

export type ExportResultViewProps = {
  readonly target: ExportTarget;
  readonly result: ExportResult;
  readonly onAgain: () => void;
};

/** What was written, what to know of it, and what to do next. */
export function ExportResultView({ target, result, onAgain }: ExportResultViewProps) {
  const { folder, files, notes } = result;
  const { command, does } = nextCommands[target];
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const canShow = useCanShowFolder();
  const show = async () => {
    const answer = await getBridge().api.showFolder({ path: folder });
    if (!answer.ok) toastProblem(answer.problem);
  };
  return (
    <>
      <p>
        {targetWords[target].title}: {files.length === 1 ? 'one file' : `${files.length} files`}, {formatBytes(total)}.
      </p>
      <p className="export-path selectable">{folder}</p>
      <table className="export-files">
        <caption className="visually-hidden">Files that were written</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">File</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ path, bytes }) => (
            <tr key={path}>
              <td className="selectable">{path}</td>
              <td>{formatBytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {notes.length > 0 && (
        <ul className="export-notes">
          {notes.map((note) => (
            <li key={note}>
              <Info size={15} strokeWidth={1.75} aria-hidden="true" />
              {note}
            </li>
          ))}
        </ul>
      )}
      <div className="export-next">
        <span className="quiet">Next, in that folder ({does}):</span>
        <code className="selectable">{command}</code>
        <CopyButton text={command} what="the command" />
      </div>
      <div className="dialog-actions">
        <Button onClick={onAgain}>Export again…</Button>
        {canShow && (
          <Button icon={FolderOpen} onClick={() => void show()}>
            Show folder
          </Button>
        )}
        <Button variant="primary" data-autofocus onClick={close}>
          Done
        </Button>
      </div>
    </>
  );
}

/** A browser has no file manager to show a folder in. */
function useCanShowFolder(): boolean {
  const [can, setCan] = useState(false);
  useEffect(() => {
    void appInfo().then((info) => setCan(info?.frontEnd === 'electron'));
  }, []);
  return can;
}
