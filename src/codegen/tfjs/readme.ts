import type { PlanLayer } from '../../compiler/Plan';
import { formatShape } from '../../document/Shape';
import type { ExportInput } from '../CodeInput';
import { inputShape, outputShape } from '../networkShapes';
import { markdownText } from '../readme/markdown';
import { aboutDocument, readmeTitle, weightsInWords } from '../readme/readmeParts';

const library = "'@tensorflow/tfjs'";

/** Which kind of model it is, why, and how to load it. `unplain`: the layers that tfjs-layers has not. */
export function tfjsReadme(network: ExportInput, unplain: readonly PlanLayer[]): string {
  const [input, output] = [inputShape(network), outputShape(network)];
  const isLayers = unplain.length === 0;
  const load = isLayers ? 'loadLayersModel' : 'loadGraphModel';
  const reason = isLayers
    ? 'It is a **layers model**: its layers can be looked at, taken apart and trained further.'
    : 'It is a **graph model**: TensorFlow.js has no layer that computes the same as ' +
      `${inWords(unplain.map((layer) => markdownText(layer.name)))}. It predicts; to train it further, export TypeScript or Keras.`;
  const randomOnes = network.plan.layers.filter(({ definition }) => definition.augmentation !== undefined);
  const random =
    isLayers && randomOnes.length > 0
      ? `\nLayers that change images at random in training pass them through here: ${inWords(randomOnes.map((layer) => markdownText(layer.name)))}.\n`
      : '';
  return `${readmeTitle(network)}

A model for TensorFlow.js 4: \`model.json\`, its weights in shards of 4 MB, and the names of the classes. ${weightsInWords(network)}

${reason}
${random}
It takes ${formatShape(input)} (height, width, channels) with values from 0 to 1, and gives ${formatShape(output)}.

\`\`\`js
import * as tf from ${library};

const model = await tf.${load}('https://example.org/model/model.json');
const images = tf.browser.fromPixels(picture${input[2] === 1 ? ', 1' : ''}).resizeBilinear([${input[0] ?? 1}, ${input[1] ?? 1}]).div(255).expandDims();
const outputs = model.predict(images); // [1, ${output.join(', ')}]
\`\`\`

The folder can lie on any web server. Under Node, \`@tensorflow/tfjs-node\` loads \`file://…/model.json\`.
\`network.cnn.json\` is ${aboutDocument}.
`;
}

function inWords(names: readonly string[]): string {
  const shown = names.slice(0, 5);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
