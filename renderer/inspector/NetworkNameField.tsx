import { useState } from 'react';
import { setName } from '../../src/editing/changing';
import { useDocumentStore } from '../state/documentStore';

/** The network's name; typed over, it is one undo step. */
export function NetworkNameField() {
  const name = useDocumentStore((state) => state.document.name);
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const { document, run } = useDocumentStore.getState();
    if (draft !== null && draft.trim() !== name) run(setName(document, draft));
    setDraft(null);
  };
  return (
    <header className="layer-header">
      <input
        aria-label="Name of the network"
        data-undo="own"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={draft ?? name}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key !== 'Escape' || draft === null) return;
          event.stopPropagation();
          setDraft(null);
        }}
      />
    </header>
  );
}
