import type { Diagnostic } from '../../src/diagnostics/Diagnostic';
import { focusNode } from '../canvas/focusNode';
import { reveal } from '../canvas/viewport';
import { focusField } from '../inspector/focusField';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';

/** Shows where a problem is: its view, its layer, and the field that has to change. */
export function focusProblem({ nodeId, param, message }: Diagnostic): void {
  const { select } = useDocumentStore.getState();
  const { show, say } = useUiStore.getState();
  say(message);
  if (param?.startsWith('training.') === true) {
    show('train');
    return;
  }
  show('build');
  if (nodeId === null) return;
  select({ nodes: [nodeId], edges: [] });
  if (param === undefined) focusNode(nodeId);
  else {
    reveal([nodeId]);
    focusField(param);
  }
}
