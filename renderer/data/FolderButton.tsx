import { FolderOpen } from 'lucide-react';
import { useId, useState } from 'react';
import { getBridge } from '../bridge/bridge';
import { appInfo } from '../files/fileActions';
import { Button } from '../ui/Button';

export type FolderButtonProps = {
  readonly label: string;
  /** What the folder dialog asks for. */
  readonly title: string;
  readonly onFolder: (folder: string) => Promise<void>;
};

/** Asks for a folder: by the system's dialog, or by its path where there is none. */
export function FolderButton({ label, title, onFolder }: FolderButtonProps) {
  const [typing, setTyping] = useState(false);
  const [busy, setBusy] = useState(false);
  const [path, setPath] = useState('');
  const [error, setError] = useState<string | null>(null);
  const field = useId();
  const take = async (folder: string) => {
    setBusy(true);
    await onFolder(folder);
    setBusy(false);
  };
  const ask = async () => {
    if ((await appInfo())?.nativeDialogs !== true) {
      setTyping(!typing);
      return;
    }
    const answer = await getBridge().api.chooseFolder({ title });
    setError(answer.ok ? null : answer.problem.message);
    if (answer.ok && answer.value !== null) await take(answer.value);
  };
  return (
    <div className="folder-button">
      <Button small icon={FolderOpen} disabled={busy} onClick={() => void ask()}>
        {busy ? 'Looking at the folder…' : label}
      </Button>
      {typing && (
        <form
          className="folder-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (path.trim() !== '') void take(path.trim());
          }}
        >
          <label htmlFor={field}>{title}: its path on this machine</label>
          <div className="folder-form-line">
            <input
              id={field}
              ref={focusOnce}
              className="field number"
              spellCheck={false}
              autoComplete="off"
              placeholder="/home/me/images"
              value={path}
              onChange={(event) => setPath(event.target.value)}
            />
            <button type="submit" className="button" disabled={busy || path.trim() === ''}>
              Use
            </button>
          </div>
        </form>
      )}
      {error !== null && <p className="field-error">{error}</p>}
    </div>
  );
}

/** The field appears because it was asked for: the next thing is to type. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
