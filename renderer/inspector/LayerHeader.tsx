import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { PlanLayer } from '../../src/compiler/Plan';
import { rename, resetParams } from '../../src/editing/changing';
import { focusCanvas } from '../canvas/focusNode';
import { offerUndo } from '../commands/clipboard';
import { LayerIcon } from '../design/LayerIcon';
import { useDocumentStore } from '../state/documentStore';
import { IconButton } from '../ui/IconButton';
import { nameFieldId } from './focusField';

export type LayerHeaderProps = {
  readonly layer: PlanLayer;
  readonly label: string | undefined;
  /** Whether any parameter differs from its default. */
  readonly changed: boolean;
};

/** The layer's name, which can be typed over, its type, and the way back to all defaults. */
export function LayerHeader({ layer, label, changed }: LayerHeaderProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const { definition, id, name } = layer;
  const commit = () => {
    if (draft !== null && draft.trim() !== name) {
      const { document, run } = useDocumentStore.getState();
      run(rename(document, id, draft));
    }
    setDraft(null);
  };
  const resetAll = () => {
    const { document, run } = useDocumentStore.getState();
    run(resetParams(document, id));
    offerUndo(`${name} is back at its defaults`);
  };
  return (
    <header className="layer-header" data-family={definition.family}>
      <LayerIcon name={definition.icon} size={19} />
      <input
        id={nameFieldId}
        aria-label="Layer name"
        data-undo="own"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        title={name}
        placeholder={name}
        value={draft ?? label ?? name}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.stopPropagation();
          if (event.key === 'Enter') commit();
          setDraft(null);
          focusCanvas();
        }}
      />
      <span className="quiet">{definition.type}</span>
      {changed && <IconButton label="Reset all" icon={RotateCcw} size={14} onClick={resetAll} />}
    </header>
  );
}
