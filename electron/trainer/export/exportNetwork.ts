import type { ExportInput } from '../../../src/codegen/CodeInput';
import { exportFiles } from '../../../src/codegen/exportFiles';
import { compile } from '../../../src/compiler/compile';
import type { Plan } from '../../../src/compiler/Plan';
import type { ExportJob, ExportResult } from '../../../src/contract/exporting';
import { serializeDocument } from '../../../src/document/fileFormat';
import { parseDocument } from '../../../src/layers/parseDocument';
import { initialWeights } from '../run/initialWeights';
import { exportError, toExportError } from './exportFailure';
import { runWeights } from './exportWeights';
import { writeExport } from './writeExport';

/**
 * Writes a network as code, with the weights of a run, or with its first ones. Fails with a `RunError` in words: of the
 * document, `network-has-errors`, of the run (see `runWeights`), and of the folder (see `writeExport`).
 */
export async function exportNetwork(job: ExportJob): Promise<ExportResult> {
  try {
    const { input, notes } = await readJob(job);
    const result = await writeExport(job.folder, exportFiles(job.target, input));
    return { ...result, notes: [...notes, ...result.notes] };
  } catch (error) {
    throw toExportError(error, job.folder);
  }
}

async function readJob(job: ExportJob): Promise<{ input: ExportInput; notes: readonly string[] }> {
  const parsed = parseDocument(job.text);
  if (!parsed.ok) throw exportError(parsed.error.code, parsed.error.message);
  const plan = compile(parsed.document, { dataset: null });
  if (!plan.ok) {
    const problem = plan.diagnostics.find(({ severity }) => severity === 'error');
    throw exportError('network-has-errors', problem?.message ?? 'The network has an error and cannot be exported.');
  }
  const { settings, classNames, run } = job;
  const common = {
    name: parsed.document.name,
    plan,
    settings,
    classNames: classNames?.length === classCount(plan) ? classNames : null,
    document: serializeDocument(parsed.document),
  };
  if (run === null) {
    const used = new Set(plan.layers.filter(({ connected }) => connected).map(({ id }) => id));
    const weights = new Map([...initialWeights(plan, settings.seed)].filter(([id]) => used.has(id)));
    const notes =
      weights.size === 0
        ? []
        : [`The weights are the first ones, drawn by seed ${settings.seed}: this network has not been trained.`];
    return { input: { ...common, weights, trained: null }, notes };
  }
  const { weights, epochs, notes } = await runWeights(plan, run);
  return {
    input: { ...common, weights, trained: { runName: run.name, epochs, testAccuracy: run.testAccuracy } },
    notes,
  };
}

/** How many classes the network tells apart; null where it answers something else. */
function classCount(plan: Plan): number | null {
  const shape = plan.layerById.get(plan.outputId ?? '')?.outputShape;
  return shape?.length === 1 ? (shape[0] ?? null) : null;
}
