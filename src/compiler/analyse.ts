import { isJsonObject } from '../document/json';
import type { NetworkDocument } from '../document/NetworkDocument';
import type { LayerDefinition } from '../layers/LayerDefinition';
import { findLayer } from '../layers/registry';
import { builtInDatasets, type DatasetFacts, isBuiltInDataset } from '../training/DatasetInfo';
import { resolveTraining, type TrainingProblem } from '../training/resolveTraining';
import type { CompileOptions } from './CompileOptions';
import { dataProblems } from './dataFit';
import { nodeNames } from './names';
import type { Plan, PlanLayer } from './Plan';
import type { Problem } from './Problem';
import { type LayerFinding, planLayers } from './planLayers';
import { readStructure } from './structure';
import { readWiring } from './wiring';

/** A plan without its diagnostics' fixes, which need plans of their own. */
export type Analysis = { readonly plan: Plan; readonly problems: readonly Problem[] };

/** Everything that can be said of a document in one pass. */
export function analyse(document: NetworkDocument, options: CompileOptions): Analysis {
  const wiring = readWiring(document);
  const names = nodeNames(document);
  const definitions = new Map<string, LayerDefinition>();
  for (const node of document.nodes) {
    const definition = findLayer(node.type);
    if (definition !== null) definitions.set(node.id, definition);
  }
  const { settings, problems: settingProblems } = resolveTraining(document.training);
  const dataset = options.dataset === undefined ? namedDataset(document, settings.dataset) : options.dataset;
  const structure = readStructure({ document, wiring, definitions, names, imageShape: dataset?.imageShape ?? null });
  const brokenByStructure = new Set(
    structure.problems.flatMap(({ severity, nodeId }) => (severity !== 'error' || nodeId === null ? [] : [nodeId])),
  );
  const findings = planLayers({ document, wiring, definitions, names, structure, brokenByStructure });
  const layers = findings.map((finding) => finding.layer);
  const layerById = new Map(layers.map((layer) => [layer.id, layer]));
  const totals = totalsOf(layers);
  const problems: Problem[] = [...structure.problems, ...findings.flatMap((finding) => finding.problems)];
  problems.push(...settingProblems.map((problem) => wrongSetting(document, problem)));
  if (dataset !== null) {
    problems.push(
      ...dataProblems({
        document,
        wiring,
        layerById,
        dataset,
        loss: settings.loss,
        input: lookUp(layerById, structure.inputId),
        output: lookUp(layerById, structure.outputId),
      }),
    );
  }
  const ok = problems.every((problem) => problem.severity !== 'error');
  if (ok && totals.params === 0) problems.push(nothingToLearn());
  return {
    plan: { layers, layerById, diagnostics: [], totals, inputId: structure.inputId, outputId: structure.outputId, ok },
    problems: sorted(problems, findings),
  };
}

/** Only the wrong value goes: an optimizer keeps its type and its other numbers. */
function wrongSetting(
  document: NetworkDocument,
  { field, received, expected, message, fallback }: TrainingProblem,
): Problem {
  const [name = '', part] = field.split('.');
  const whole = document.training?.[name];
  const rest =
    part !== undefined && isJsonObject(whole)
      ? Object.fromEntries(Object.entries(whole).filter(([key]) => key !== part))
      : undefined;
  return {
    severity: 'error',
    code: 'training-setting',
    nodeId: null,
    param: `training.${field}`,
    received,
    expected,
    message,
    candidates: [
      {
        title: fallback === null ? 'Use the default' : `Use ${String(fallback)}`,
        edits: [{ type: 'setTraining', field: name, value: rest }],
      },
    ],
  };
}

/** Data is compared with the network only where the document says which; a bare network is judged by itself. */
function namedDataset(document: NetworkDocument, name: string): DatasetFacts | null {
  if (document.training?.dataset === undefined || !isBuiltInDataset(name)) return null;
  return builtInDatasets[name];
}

function lookUp(layers: ReadonlyMap<string, PlanLayer>, id: string | null): PlanLayer | null {
  return (id === null ? undefined : layers.get(id)) ?? null;
}

function totalsOf(layers: readonly PlanLayer[]): Plan['totals'] {
  const sum = (value: (layer: PlanLayer) => number | null) =>
    layers.reduce((total, layer) => total + (value(layer) ?? 0), 0);
  return {
    params: sum((layer) => layer.paramCount),
    trainableParams: sum((layer) => layer.trainableParamCount),
    macs: sum((layer) => layer.macs),
  };
}

function nothingToLearn(): Problem {
  return {
    severity: 'warning',
    code: 'no-parameters',
    nodeId: null,
    received: '0 parameters',
    expected: 'at least one layer with weights',
    message:
      'The network runs, but has no parameters, so there is nothing to learn. Add a convolution or a dense layer.',
    candidates: [],
  };
}

const rank = { error: 0, warning: 1, hint: 2 } as const;

/** Errors first; within a severity in the order of the flow. */
function sorted(problems: readonly Problem[], findings: readonly LayerFinding[]): readonly Problem[] {
  const place = new Map(findings.map((finding, index) => [finding.layer.id, index]));
  const placeOf = (problem: Problem) => (problem.nodeId === null ? -1 : (place.get(problem.nodeId) ?? -1));
  return [...problems].sort((a, b) => rank[a.severity] - rank[b.severity] || placeOf(a) - placeOf(b));
}
