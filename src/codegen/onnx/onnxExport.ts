import { formatCount, type Shape } from '../../document/Shape';
import type { OnnxGraph, OnnxTensor } from '../../onnx/OnnxGraph';
import { onnxModelBytes } from '../../onnx/onnxModel';
import type { ExportInput } from '../CodeInput';
import { documentFile } from '../documentFile';
import type { ExportFile } from '../ExportFile';
import { ExportProblem } from '../ExportProblem';
import { layerVariables, snakeCase } from '../layerVariables';
import { inputShape, outputShape } from '../networkShapes';
import { requirementsFile } from '../python/requirements';
import { servingReadme } from '../serving/readme';
import { lowerToOnnx } from './onnxGraph';
import { onnxRunner } from './onnxRunner';

/** One protocol buffer; a little is kept back for what is not weights. */
const mostWeightBytes = 2 ** 31 - 2 ** 24;

/** `model.onnx`, and a program that runs it. Throws an `ExportProblem` where the weights take more than 2 GB. */
export function onnxExport(input: ExportInput): readonly ExportFile[] {
  const { plan, weights, name, classNames } = input;
  if (4 * plan.totals.params > mostWeightBytes) {
    throw new ExportProblem(
      'too-large',
      `The network has ${formatCount(plan.totals.params)} parameters, more than fit into one ONNX file (2 GB). ` +
        'Export it to Keras or PyTorch, or make it smaller.',
    );
  }
  const lowered = lowerToOnnx(plan, weights);
  const variables = layerVariables(plan);
  const names = namesOfOutputs(
    [...lowered.layerOutputs].map(([id, tensor]) => [variables.get(id) ?? id, tensor]),
    lowered.input,
  );
  const { graph, output } = renamed(lowered.graph, lowered.output, names);
  const bytes = onnxModelBytes(graph, {
    name: snakeCase(name) === '' ? 'network' : snakeCase(name),
    inputs: [{ name: lowered.input.name, shape: ['batch', ...channelsFirst(inputShape(input))] }],
    outputs: [{ name: output.name, shape: ['batch', ...channelsFirst(outputShape(input))] }],
    metadata: { name, class_names: JSON.stringify(classNames ?? []) },
  });
  return [
    { path: 'model.onnx', kind: 'bytes', parts: [bytes] },
    { path: 'run.py', kind: 'text', text: onnxRunner },
    requirementsFile(['onnxruntime', 'numpy', 'pillow']),
    documentFile(input),
    servingReadme(input, { kind: 'an ONNX model', sections: sections(input) }),
  ];
}

const outputName = 'outputs';

/** What values are called instead: each layer's output after the layer, the network's own `outputs`. */
function namesOfOutputs(
  layers: readonly (readonly [variable: string, tensor: OnnxTensor])[],
  input: OnnxTensor,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set([input.name, outputName]);
  for (const [variable, { name }] of layers) {
    // A layer that passes its input through answers another layer's value.
    if (name === input.name || names.has(name) || taken.has(variable)) continue;
    names.set(name, variable);
    taken.add(variable);
  }
  return names;
}

/** The graph with other names of values, whose last node answers `outputs`. */
function renamed(
  graph: OnnxGraph,
  output: OnnxTensor,
  names: ReadonlyMap<string, string>,
): { readonly graph: Pick<OnnxGraph, 'nodes' | 'initializers'>; readonly output: OnnxTensor } {
  const renameOne = (tensor: OnnxTensor): OnnxTensor => ({ name: names.get(tensor.name) ?? tensor.name });
  const nodes = graph.nodes.map((node) => ({
    ...node,
    inputs: node.inputs.map((tensor) => (tensor === null ? null : renameOne(tensor))),
    outputs: node.outputs.map(renameOne),
  }));
  const last = {
    name: `${outputName}/Identity`,
    operator: 'Identity',
    inputs: [renameOne(output)],
    outputs: [{ name: outputName }],
    attributes: {},
  };
  return { graph: { nodes: [...nodes, last], initializers: graph.initializers }, output: { name: outputName } };
}

/** Images as ONNX has them: channels in front. */
function channelsFirst(shape: Shape): Shape {
  const [height, width, channels] = shape;
  if (shape.length !== 3 || height === undefined || width === undefined || channels === undefined) return shape;
  return [channels, height, width];
}

function sections(input: ExportInput): string {
  const sizes = (shape: Shape) => ['batch', ...channelsFirst(shape)].join(', ');
  return `
| | name | shape |
| --- | --- | --- |
| input | \`images\` | \`[${sizes(inputShape(input))}]\` |
| output | \`${outputName}\` | \`[${sizes(outputShape(input))}]\` |

Images come channels first. The batch may have any size.

\`\`\`sh
pip install -r requirements.txt
python run.py picture.png        # PNG and JPEG files, or one .npy of float32 [n, height, width, channels]
\`\`\`

\`model.onnx\` (opset 17) opens in [Netron](https://netron.app) and runs in ONNX Runtime 1.15 or newer. Values are named after
the layers. Layers that act in training only are left out.
`;
}
