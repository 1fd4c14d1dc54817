import type { Plan, PlanLayer } from '../../compiler/Plan';
import type { CodeInput } from '../CodeInput';
import type { SourceFile, SourceLine } from '../SourceFile';
import type { Expression } from './expressions';
import { call, plain, valueExpression, writeLines } from './expressions';
import { layerCall } from './layerCall';
import { tensorflowLayers } from './tensorflowLayers';
import { commentText, stringLiteral } from './typescriptText';
import type { LayerName } from './variableNames';
import { VariableNames } from './variableNames';

/** The file that defines the network; layers with a problem are a comment that says so. Never throws. */
export function typescriptModel({ name, plan }: CodeInput): SourceFile {
  const names = new VariableNames(plan);
  const written = writtenLayers(plan);
  const body = plan.layers.flatMap((layer) => layerLines(layer, plan, names, written));
  const lines = [
    ...unowned(
      importLine('* as tf', '@tensorflow/tfjs'),
      ...ownLayers(plan).map((className) => importLine(`{ ${className} }`, `./layers/${className}`)),
      '',
      "export { loadWeights } from './weights';",
      '',
      ...documentation(name),
      'export function buildModel(): tf.LayersModel {',
    ),
    ...body,
    ...unowned(...ending(plan, names, written), '}', '', ...applyFunction),
  ];
  return { path: 'src/model.ts', lines };
}

/** Classes of the package that the network needs, in the order of their names. */
export function ownLayers(plan: Plan): readonly string[] {
  const written = writtenLayers(plan);
  const found = plan.layers.filter(({ id }) => written.has(id)).flatMap((layer) => tensorflowLayers(layer) ?? []);
  return [...new Set(found.filter(({ kind }) => kind === 'own').map(({ className }) => className))].sort();
}

const applyFunction = [
  '/** Puts a layer behind others. */',
  'function apply(layer: tf.layers.Layer, input: tf.SymbolicTensor, ...others: tf.SymbolicTensor[]): tf.SymbolicTensor {',
  '  return layer.apply(others.length === 0 ? input : [input, ...others]) as tf.SymbolicTensor;',
  '}',
];

function importLine(names: string, module: string): string {
  return `import ${names} from ${stringLiteral(module)};`;
}

function documentation(name: string): string[] {
  const title = commentText(name).trim().slice(0, 80);
  return [`/** ${title === '' ? 'The network' : title}. Images are \`[batch, height, width, channels]\`. */`];
}

function ending({ inputId, outputId }: Plan, names: VariableNames, written: ReadonlySet<string>): string[] {
  if (inputId === null || outputId === null || !written.has(inputId) || !written.has(outputId)) {
    return ["  throw new Error('The network is not complete.');"];
  }
  const [inputs, outputs] = [names.of(inputId).variable, names.of(outputId).variable];
  return ['', ...writeLines('return ', call('tf.model', [ends(inputs, outputs)]), ';', '  ')];
}

function ends(inputs: string, outputs: string): Expression {
  return {
    kind: 'object',
    entries: [
      ['inputs', plain(inputs)],
      ['outputs', plain(outputs)],
    ],
  };
}

/** The layers that can be computed: complete ones, with nothing but such before them. */
function writtenLayers(plan: Plan): ReadonlySet<string> {
  const written = new Set<string>();
  for (const { id, status, inputIds } of plan.layers) {
    const begins = inputIds.length > 0 || id === plan.inputId;
    if (status === 'ok' && begins && inputIds.every((inputId) => written.has(inputId))) written.add(id);
  }
  return written;
}

function layerLines(layer: PlanLayer, plan: Plan, names: VariableNames, written: ReadonlySet<string>): SourceLine[] {
  const owned = (texts: readonly string[]) => texts.map((text) => ({ text, layerId: layer.id }));
  const chain = written.has(layer.id) ? tensorflowLayers(layer) : null;
  if (chain === null) return owned([`  // ${commentText(layer.name)}: ${problemOf(layer, plan)}`]);
  const name = names.of(layer.id);
  if (layer.inputIds.length === 0) {
    const shape = valueExpression({ shape: layer.outputShape, name: name.layer });
    return owned(writeLines(`const ${name.variable} = `, call('tf.input', [shape]), ';', '  '));
  }
  let inputs: readonly string[] = layer.inputIds.map((id) => names.of(id).variable);
  return owned(
    chain.flatMap((part, place) => {
      const isLast = place === chain.length - 1;
      // The weights lie in the first of them, which is called as the layer; the last one has its variable.
      const beside = chain.length === 1 ? null : names.beside(layer.id, isLast ? 'after' : 'first');
      const partName = place === 0 || beside === null ? name.layer : beside.layer;
      const variable: LayerName['variable'] = isLast || beside === null ? name.variable : beside.variable;
      const made = layerCall(part, partName, place === 0 ? layer.weights : []);
      const lines = writeLines(`const ${variable} = `, call('apply', [made, ...inputs.map(plain)]), ';', '  ');
      inputs = [variable];
      return lines;
    }),
  );
}

function problemOf({ id, status, inputIds, waitingFor }: PlanLayer, plan: Plan): string {
  const found = plan.diagnostics.find(({ nodeId, severity }) => nodeId === id && severity === 'error');
  if (status === 'problem' && found !== undefined) return commentText(found.message);
  if (inputIds.length === 0) return 'nothing leads to this layer.';
  const waited = waitingFor === null ? undefined : plan.layerById.get(waitingFor);
  return `waits for ${waited === undefined ? 'a layer before it' : commentText(waited.name)}.`;
}

function unowned(...texts: readonly string[]): SourceLine[] {
  return texts.map((text) => ({ text, layerId: null }));
}
