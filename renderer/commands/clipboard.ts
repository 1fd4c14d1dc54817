import { copySelection, duplicate, paste as pasteText } from '../../src/editing/clipboard';
import { deleteSelection } from '../../src/editing/removing';
import { focusNode } from '../canvas/focusNode';
import { pointerOrMiddle, reveal, toCanvas } from '../canvas/viewport';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';

const refused = 'The system clipboard could not be used. Allow this page to use it, or duplicate with Ctrl+D.';

/** Puts the chosen layers on the system clipboard as text. Answers whether they are there. */
export async function copy(): Promise<boolean> {
  const { document, selection } = useDocumentStore.getState();
  if (selection.nodes.length === 0) return false;
  try {
    await navigator.clipboard.writeText(copySelection(document, selection.nodes));
  } catch {
    useUiStore.getState().toast({ tone: 'error', text: refused });
    return false;
  }
  const count = selection.nodes.length;
  useUiStore.getState().say(count === 1 ? 'Copied' : `Copied ${count} layers`);
  return true;
}

export async function cut(): Promise<void> {
  if (await copy()) deleteChosen({ heal: true });
}

/** Pastes copied layers at the pointer, or in the middle of the view. */
export async function paste(): Promise<void> {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    useUiStore.getState().toast({ tone: 'error', text: refused });
    return;
  }
  const { document, run } = useDocumentStore.getState();
  const result = pasteText(document, text, toCanvas(pointerOrMiddle()));
  if (!result.ok) {
    useUiStore.getState().toast({ text: result.message });
    return;
  }
  run(result.operation);
  reveal(result.operation.select);
}

export function duplicateChosen(): void {
  const { document, selection, run } = useDocumentStore.getState();
  if (selection.nodes.length === 0) return;
  const operation = duplicate(document, selection.nodes);
  run(operation);
  reveal(operation.select);
}

export function selectAll(): void {
  const { document, select } = useDocumentStore.getState();
  select({ nodes: document.nodes.map((node) => node.id), edges: document.edges.map((edge) => edge.id) });
}

/** Deletes without asking; a toast names what went and brings it back. */
export function deleteChosen(options: { readonly heal: boolean }): void {
  const { document, plan, selection, run } = useDocumentStore.getState();
  const operation = deleteSelection(document, plan, selection.nodes, selection.edges, options);
  if (operation.edits.length === 0) return;
  run(operation);
  offerUndo(operation.announce);
  const [upstream] = operation.select;
  if (upstream !== undefined) focusNode(upstream);
}

/** Says what was done, with a way back for as long as nothing else was done since. */
export function offerUndo(text: string): void {
  const done = useDocumentStore.getState().history.undo.at(-1);
  useUiStore.getState().toast({
    text,
    action: {
      title: 'Undo',
      run: () => {
        const { history, undo } = useDocumentStore.getState();
        if (history.undo.at(-1) === done) undo();
        else useUiStore.getState().toast({ text: 'Something else was changed since. Use Undo step by step.' });
      },
    },
  });
}
