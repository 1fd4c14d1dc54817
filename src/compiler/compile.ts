import type { Diagnostic, Fix } from '../diagnostics/Diagnostic';
import { applyEdits } from '../document/edits';
import type { DocumentNode, NetworkDocument } from '../document/NetworkDocument';
import { formatShape } from '../document/Shape';
import { analyse } from './analyse';
import type { CompileOptions } from './CompileOptions';
import type { Plan } from './Plan';
import type { Problem } from './Problem';

/**
 * Compiles a document. Always succeeds, whatever the document holds: what cannot be known is null, and every problem is
 * a diagnostic. Pure; layers that did not change are not computed again.
 *
 * The fixes of a diagnostic are worked out when they are first read, because each is tried out on the document: only
 * those that remove the problem are offered.
 */
export function compile(document: NetworkDocument, options: CompileOptions = {}): Plan {
  const { plan, problems } = analyse(document, options);
  return { ...plan, diagnostics: problems.map((problem) => withFixes(document, options, plan, problem)) };
}

function withFixes(document: NetworkDocument, options: CompileOptions, before: Plan, problem: Problem): Diagnostic {
  const { severity, code, nodeId, param, received, expected, message } = problem;
  let fixes: readonly Fix[] | null = null;
  return {
    severity,
    code,
    nodeId,
    ...(param === undefined ? {} : { param }),
    received,
    expected,
    message,
    get fixes() {
      fixes ??= problem.candidates.flatMap((candidate) => checkFix(document, options, before, problem, candidate));
      return fixes;
    },
  };
}

/** The candidate with its preview, or nothing if the problem would still be there or a new one would come up elsewhere. */
function checkFix(
  document: NetworkDocument,
  options: CompileOptions,
  before: Plan,
  problem: Problem,
  candidate: Omit<Fix, 'preview'>,
): readonly Fix[] {
  if (candidate.edits.length === 0) return [];
  const repaired = applyEdits(document, candidate.edits).document;
  if (repaired === document) return [];
  const { plan, problems } = analyse(repaired, options);
  const same = (other: Problem) =>
    other.code === problem.code && other.nodeId === problem.nodeId && other.param === problem.param;
  if (problems.some(same)) return [];
  // A layer that was sound must not break; one that was waiting may turn out to have a problem of its own.
  const broken = plan.layers.some(
    (layer) => layer.status === 'problem' && before.layerById.get(layer.id)?.status === 'ok',
  );
  if (broken) return [];
  const preview = previewOf(document.nodes, before, plan, problem);
  return [preview === null ? candidate : { ...candidate, preview }];
}

/** What the fix does to shapes: at the layer itself, or at its input. */
function previewOf(nodes: readonly DocumentNode[], before: Plan, after: Plan, problem: Problem): string | null {
  const id = problem.nodeId;
  const layer = id === null ? undefined : after.layerById.get(id);
  const old = id === null ? undefined : before.layerById.get(id);
  if (layer === undefined || layer.outputShape === null) {
    const added = after.layers.find((candidate) => !nodes.some((node) => node.id === candidate.id));
    return added?.outputShape == null ? null : `${added.name} gives ${formatShape(added.outputShape)}`;
  }
  const [oldInput, newInput] = [old?.inputShapes[0] ?? null, layer.inputShapes[0] ?? null];
  if (oldInput !== null && newInput !== null && formatShape(oldInput) !== formatShape(newInput)) {
    return `its input ${formatShape(oldInput)} becomes ${formatShape(newInput)}`;
  }
  const oldOutput = old?.outputShape ?? null;
  if (oldOutput === null) return `${layer.name} gives ${formatShape(layer.outputShape)}`;
  if (formatShape(oldOutput) === formatShape(layer.outputShape)) return null;
  return `${formatShape(oldOutput)} becomes ${formatShape(layer.outputShape)}`;
}
