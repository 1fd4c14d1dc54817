import type { PlanLayer } from '../../compiler/Plan';
import { formatCount, formatShape } from '../../document/Shape';
import type { ExportInput } from '../CodeInput';
import { plainLine } from '../python/pythonText';
import { isTrainable } from './trainable';

/** The README of an export of PyTorch code; `more` are further sections. */
export function pytorchReadme(input: ExportInput, more: readonly string[] = []): string {
  const { plan, name } = input;
  const shape = (id: string | null) => formatShape(plan.layerById.get(id ?? '')?.outputShape ?? []);
  const isImage = plan.layerById.get(plan.inputId ?? '')?.outputShape?.length === 3;
  return [
    `# ${markdownText(name.trim() === '' ? 'A network' : name)}`,
    '',
    `A network in PyTorch, written by ConvCanvas: ${formatCount(plan.layers.length)} layers, ${formatCount(plan.totals.params)} parameters.`,
    weightsText(input),
    '',
    '```sh',
    'pip install -r requirements.txt',
    '```',
    '',
    '```python',
    'import torch',
    '',
    'from model import build_model, load_weights',
    '',
    'model = build_model()',
    'load_weights(model)',
    'model.eval()',
    `outputs = model(torch.rand(${torchShape(plan.layerById.get(plan.inputId ?? ''))}))`,
    '```',
    '',
    `The input is ${shape(plan.inputId)}${isImage ? ', given channels first: [batch, channels, height, width], with numbers from 0 to 1' : ''}; the output is ${shape(plan.outputId)}, as on the canvas.`,
    '',
    ...(isTrainable(plan) ? training : [untrainable]),
    '',
    ...more,
    '## Layers',
    '',
    '| layer | type | output | parameters |',
    '| --- | --- | --- | ---: |',
    ...plan.layers.map(row),
    '',
    'Python 3.10 or newer. `network.cnn.json` is the network itself: ConvCanvas opens it.',
  ].join('\n');
}

const training = [
  '## Training',
  '',
  '`python train.py` trains a new network with the same images, split, order, loss, optimizer and schedule as the app.',
  'Its first weights come from PyTorch and so differ from those that the app draws; `--from-weights` starts with the ones',
  'here. `--data FOLDER` says where the images are, `--epochs`, `--batch-size`, `--device` and `--out` change the rest, and',
  '`--losses FILE` writes the loss of each step as JSON.',
];

const untrainable =
  'There is no `train.py`: only networks with parameters that take images and answer one value a class can be trained.';

function weightsText({ trained, settings }: ExportInput): string {
  if (trained === null) {
    return `\`weights.safetensors\` holds the first weights, drawn by seed ${settings.seed}: it has not been trained.`;
  }
  const { runName, epochs, testAccuracy } = trained;
  const after = `${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
  const share = testAccuracy === null ? '' : `, with ${(100 * testAccuracy).toFixed(1)} % of the test images right`;
  return `\`weights.safetensors\` holds the weights of ${markdownText(runName)} after ${after}${share}.`;
}

function row({ name, type, outputShape, paramCount }: PlanLayer): string {
  return `| ${markdownText(name)} | ${type} | ${formatShape(outputShape ?? [])} | ${formatCount(paramCount ?? 0)} |`;
}

function torchShape(layer: PlanLayer | undefined): string {
  const shape = layer?.outputShape ?? [];
  const [height, width, channels] = shape;
  return [1, ...(shape.length === 3 ? [channels, height, width] : shape)].join(', ');
}

/** On one line, and nothing but text in Markdown and HTML. */
function markdownText(text: string): string {
  return plainLine(text, 120).replace(/[\\`*_{}[\]<>()#+!|~&:]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
