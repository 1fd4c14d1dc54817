import { formatCount, formatShape } from '../../document/Shape';
import { isBuiltInDataset } from '../../training/DatasetInfo';
import type { ExportInput } from '../CodeInput';
import { inputShape, outputShape } from '../networkShapes';
import { aboutDocument, readmeTitle, weightsInWords } from '../readme/readmeParts';

/** The first file that people read: what this is, and how to run it. */
export function readme(network: ExportInput): string {
  const { plan, settings } = network;
  return `${readmeTitle(network)}

A convolutional network in TypeScript on TensorFlow.js: ${formatCount(plan.totals.params)} parameters, images of
${formatShape(inputShape(network))} with values from 0 to 1. ${weightsInWords(network)}

\`\`\`sh
npm install
npm run page                             # builds dist/index.html: open it in a browser
npm run predict -- picture.png           # PNG and JPEG files
npm run train -- --data FOLDER           # trains from the start; the weights go to trained/
npm run check                            # type-checks everything
\`\`\`

It needs Node 20 or newer.

## In your own program

\`\`\`ts
import { buildModel, loadWeights } from './src/model';

const model = buildModel(); // a tf.LayersModel
await loadWeights(model); // weights.json and weights.bin of this folder
const outputs = model.predict(images); // [batch, ${outputShape(network).join(', ')}], float32
\`\`\`

## Training

\`npm run train\` learns as the app does: the same images in the same order, the same first weights (by seed), loss, optimizer with
Keras' numbers, learning rates and gradient clipping. Only what dropout and random layers draw is drawn anew.

- \`--data FOLDER\`: the IDX files of MNIST or Fashion-MNIST, CIFAR-10's binary version, or a folder of PNG and JPEG files with one
  sub-folder a class.${isBuiltInDataset(settings.dataset) ? '' : ' Default: the folder that the app was given.'}
- \`--epochs N\`, \`--limit N\` (images), \`--out FOLDER\`, \`--from-weights\` (goes on from the trained weights).

TensorFlow.js alone computes in plain JavaScript, which is slow. Where \`npm install @tensorflow/tfjs-node\` works, training and
prediction use it by themselves and are many times faster.

## Files

| | |
| --- | --- |
| \`src/model.ts\` | the network, a layer a statement |
| \`src/layers/\` | layers that TensorFlow.js lacks, as Keras computes them; only those that are used |
| \`src/settings.ts\` | image size, class names, settings of the training |
| \`src/train.ts\`, \`src/training/\` | the training |
| \`src/data.ts\`, \`src/read*.ts\` | reading data |
| \`index.html\`, \`src/page.ts\` | the page |
| \`weights.json\`, \`weights.bin\` | the weights: names and shapes, then float32 one after the other |
| \`network.cnn.json\` | ${aboutDocument} |
`;
}
