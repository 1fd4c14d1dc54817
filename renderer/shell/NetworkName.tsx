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
      <input
        aria-label="Network name"
        data-undo="own"
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        // As wide as its text, so that the saved state stands right behind it.
        size={Math.max(4, Math.min(30, shown.length))}
        value={shown}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <span className="quiet saved-state" title={path ?? 'It has no file yet'}>
        {unsaved ? 'Edited' : path === null ? 'Not in a file' : 'Saved'}
        {path !== null && <span className="visually-hidden"> in {nameOfPath(path)}</span>}
      </span>
    </div>
  );
}
