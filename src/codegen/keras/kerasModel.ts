import type { PlanLayer } from '../../compiler/Plan';
import { formatCount } from '../../document/Shape';
import type { CodeInput } from '../CodeInput';
import { layerVariables, snakeCase } from '../layerVariables';
import { pythonComment, pythonDocstring, pythonString } from '../python/pythonText';
import { wrapStatement } from '../python/wrapStatement';
import type { SourceFile, SourceLine } from '../SourceFile';
import { constructorCall, kerasLayerOf } from './kerasCalls';

/** The file that defines the network; layers with a problem are a comment that says so. */
export function kerasModel(input: CodeInput): SourceFile {
  const head = [
    pythonDocstring('', input.name.trim() === '' ? 'A network' : input.name, ', a network in Keras.', 0),
    '',
    'from pathlib import Path',
    '',
    'import keras',
    ...(usesLayers(input) ? ['from keras import layers'] : []),
    '',
    'WEIGHTS = Path(__file__).with_name("model.weights.h5")',
    '',
    '',
  ];
  const foot = [
    '',
    '',
    'def load_weights(model: keras.Model) -> None:',
    '    """Give the model the weights that lie beside this file."""',
    '    model.load_weights(WEIGHTS)',
    '',
    '',
    'if __name__ == "__main__":',
    '    build_model().summary()',
  ];
  return { path: 'model.py', lines: [...head.map(plain), ...buildModelLines(input), ...foot.map(plain)] };
}

/** The function `build_model`, for a file that imports `keras` and, from it, `layers`. */
export function buildModelLines({ name, plan }: CodeInput): readonly SourceLine[] {
  const variables = layerVariables(plan);
  // What Keras calls the input is the layer's own name; in code it is always `inputs`.
  const named = (id: string) => (id === plan.inputId ? 'inputs' : (variables.get(id) ?? id));
  const count = plan.layers.length;
  const figures = `: ${formatCount(count)} ${count === 1 ? 'layer' : 'layers'}, ${formatCount(plan.totals.params)} parameters.`;
  const lines: SourceLine[] = [
    plain('def build_model() -> keras.Model:'),
    plain(`    ${pythonDocstring('', name.trim() === '' ? 'A network' : name, figures, 1)}`),
  ];
  const written = new Set<string>();
  const problems = firstProblems({ plan });
  for (const layer of plan.layers) {
    const statement = layerStatement(layer, { named, written, keras: variables.get(layer.id) ?? layer.id });
    const texts = statement ?? [`    ${pythonComment(whyLeftOut(layer, plan.layerById, problems))}`];
    for (const text of texts) lines.push({ text, layerId: layer.id });
    if (statement !== null) written.add(layer.id);
  }
  const { inputId, outputId } = plan;
  const isWhole = inputId !== null && outputId !== null && written.has(inputId) && written.has(outputId);
  if (!isWhole) return [...lines, plain('    raise ValueError("The network is not complete.")')];
  const model = `keras.Model(${named(inputId)}, ${named(outputId)}, name=${pythonString(modelName(name))})`;
  for (const text of wrapStatement(`return ${model}`, 1)) lines.push(plain(text));
  return lines;
}

/** The name of the network as Keras takes it. */
export function modelName(name: string): string {
  return snakeCase(name) || 'network';
}

type Names = {
  readonly named: (id: string) => string;
  readonly written: ReadonlySet<string>;
  readonly keras: string;
};

function layerStatement(layer: PlanLayer, { named, written, keras }: Names): readonly string[] | null {
  if (!layer.connected || !layer.inputIds.every((id) => written.has(id))) return null;
  const emitted = kerasLayerOf(layer);
  if (emitted === null) return null;
  const sources = layer.inputIds.map(named).join(', ');
  const argument = layer.definition.inputs === 'many' ? `([${sources}])` : `(${sources})`;
  const applied = sources === '' ? '' : argument;
  return wrapStatement(`${named(layer.id)} = ${constructorCall(emitted, keras)}${applied}`, 1);
}

function whyLeftOut(
  layer: PlanLayer,
  layerById: ReadonlyMap<string, PlanLayer>,
  problems: ReadonlyMap<string, string>,
): string {
  const message = problems.get(layer.id);
  if (message !== undefined) return message.startsWith(layer.name) ? message : `${layer.name}: ${message}`;
  const waitsFor = layerById.get(layer.waitingFor ?? layer.inputIds[0] ?? '');
  if (waitsFor !== undefined) return `${layer.name} waits for ${waitsFor.name}.`;
  return `${layer.name} is not connected to the input.`;
}

/** The first error of each layer, in words. */
function firstProblems({ plan }: Pick<CodeInput, 'plan'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { nodeId, severity, message } of plan.diagnostics) {
    if (nodeId !== null && severity === 'error' && !found.has(nodeId)) found.set(nodeId, message);
  }
  return found;
}

function usesLayers({ plan }: CodeInput): boolean {
  return plan.layers.some((layer) => layer.status === 'ok' && layer.connected && layer.inputIds.length > 0);
}

export function plain(text: string): SourceLine {
  return { text, layerId: null };
}
