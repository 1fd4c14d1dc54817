import { compile } from '../../src/compiler/compile';
import type { Plan } from '../../src/compiler/Plan';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import { parseDocument } from '../../src/layers/parseDocument';
import type { RunSummary } from '../../src/training/RunRecord';
import { getBridge } from '../bridge/bridge';
import { useDocumentStore } from '../state/documentStore';
import { toastProblem, useUiStore } from '../state/uiStore';

/** The network that is taken away as code: the one on the canvas, or the one that a run trained. */
export type ExportedNetwork = {
  readonly document: NetworkDocument;
  readonly plan: Plan;
  /** The user's file; null where it has none. */
  readonly path: string | null;
  /** The run whose network this is; null for the canvas. */
  readonly run: RunSummary | null;
};

/** Asks how the network on the canvas is to be taken away. */
export function exportCanvas(): void {
  const { document, plan, path } = useDocumentStore.getState();
  useUiStore.getState().openDialog({ kind: 'export', network: { document, plan, path, run: null } });
}

/** Asks how the network of a run is to be taken away, with what it learned. */
export async function exportRun(run: RunSummary): Promise<void> {
  const answer = await getBridge().api.readRunDocument({ runId: run.id });
  if (!answer.ok) {
    toastProblem(answer.problem);
    return;
  }
  const parsed = parseDocument(answer.value);
  if (!parsed.ok) {
    const message = `The network of ${run.name} cannot be read. ${parsed.error.message}`;
    toastProblem({ code: parsed.error.code, message });
    return;
  }
  const { document } = parsed;
  useUiStore.getState().openDialog({ kind: 'export', network: { document, plan: compile(document), path: null, run } });
}
