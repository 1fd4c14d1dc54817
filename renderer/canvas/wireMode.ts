import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { useCanvasStore, validTargets } from './canvasStore';
import { reveal } from './viewport';
import { drawWire } from './wires';

/** Begins a wire at a layer; the nearest layer behind it in the data flow is the first target. */
export function beginWireMode(from: string): void {
  const { document, plan } = useDocumentStore.getState();
  const valid = validTargets(document, from, 'output');
  const order = plan.layers.map((layer) => layer.id);
  const targets = order.filter((id) => valid.has(id));
  if (targets.length === 0) {
    useUiStore.getState().toast({ text: 'There is no layer that this one could feed. Add one first.' });
    return;
  }
  const place = order.indexOf(from);
  const next = targets.findIndex((id) => order.indexOf(id) > place);
  choose(from, targets, Math.max(0, next));
}

/** Answers whether the key was one of wire mode's. */
export function wireModeKey(key: string): boolean {
  const mode = useCanvasStore.getState().wireMode;
  if (mode === null) return false;
  const { from, targets, index } = mode;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (step !== undefined) {
    choose(from, targets, (index + step + targets.length) % targets.length);
    return true;
  }
  if (key !== 'Enter' && key !== 'Escape') return false;
  useCanvasStore.getState().setWireMode(null);
  const target = targets[index];
  if (key === 'Enter' && target !== undefined) drawWire(from, target);
  else useUiStore.getState().say('No wire drawn');
  return true;
}

function choose(from: string, targets: readonly string[], index: number): void {
  useCanvasStore.getState().setWireMode({ from, targets, index });
  const target = targets[index];
  if (target === undefined) return;
  const name = useDocumentStore.getState().plan.layerById.get(target)?.name ?? target;
  useUiStore.getState().say(`Wire to ${name}, ${index + 1} of ${targets.length}`);
  reveal([target]);
}
