import type { PlanLayer } from '../../compiler/Plan';
import { formatShape } from '../../document/Shape';
import type { ExportInput } from '../CodeInput';
import { neededPython } from '../python/requirements';
import { aboutDocument, layerTable, readmeHead } from '../readme/readmeParts';
import { isTrainable } from './trainable';

/** The README of an export of PyTorch code, ended by a line break; `more` are lines of further sections. */
export function pytorchReadme(input: ExportInput, more: readonly string[] = []): string {
  const { plan } = input;
  const entry = plan.layerById.get(plan.inputId ?? '');
  const output = plan.layerById.get(plan.outputId ?? '');
  const isImage = entry?.outputShape?.length === 3;
  const order = isImage
    ? ', given channels first: `[batch, channels, height, width]`, as float32 from 0 to 1'
    : ', as float32';
  const lines = [
    ...readmeHead(input, 'A network in PyTorch, made with ConvCanvas.'),
    '',
    '## Use it',
    '',
    `${neededPython}:`,
    '',
    '```sh',
    'python -m pip install -r requirements.txt',
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
    `outputs = model(torch.rand(${torchShape(entry)}))`,
    '```',
    '',
    `The input is ${formatShape(entry?.outputShape ?? [])}${order}. The output is ${formatShape(output?.outputShape ?? [])}, as on the canvas.`,
    '',
    ...(isTrainable(plan) ? training : [untrainable]),
    '',
    ...more,
    `\`network.cnn.json\` is ${aboutDocument}.`,
    '',
    ...layerTable(input),
  ];
  return `${lines.join('\n')}\n`;
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

function torchShape(layer: PlanLayer | undefined): string {
  const shape = layer?.outputShape ?? [];
  const [height, width, channels] = shape;
  return [1, ...(shape.length === 3 ? [channels, height, width] : shape)].join(', ');
}
