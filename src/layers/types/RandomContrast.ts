import type { Shape } from '../../document/Shape';
import { add } from '../../operations/types/AddV2';
import { scalar } from '../../operations/types/Const';
import { maximum } from '../../operations/types/Maximum';
import { mean } from '../../operations/types/Mean';
import { minimum } from '../../operations/types/Minimum';
import { multiply } from '../../operations/types/Mul';
import { reshape } from '../../operations/types/Reshape';
import { subtract } from '../../operations/types/Sub';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import { defineLayer } from '../LayerDefinition';
import { failed, needsImage } from '../problems';
import { contrastRange } from '../shared/contrastRange';
import { unchanged } from '../shared/elementwise';
import { randomContrast } from '../shared/pytorchAugmentation';
import { pytorchModule } from '../shared/pytorchForms';
import { drawWithin, factor } from '../shared/randomTransform';

export const RandomContrast = defineLayer({
  type: 'RandomContrast',
  title: 'Random contrast',
  family: 'augmentation',
  icon: 'contrast',
  summary: 'Makes images paler or starker while training: the network learns that the light does not matter.',
  kerasPage: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_contrast/',
  keywords: ['augmentation', 'brightness', 'light', 'overfitting'],
  inputs: 'one',
  params: { factor: factor('Strength', 'How much at most: 0.1 is between 90 % and 110 % of the contrast.') },
  detail: (params) => `±${formatNumber(Math.round(params.factor * 100))} %`,
  infer(context) {
    const problem = needsImage(context);
    return problem === null ? unchanged(context) : failed(problem);
  },
  tfjs: ({ params }) => [customTfjs('ConvCanvasRandomContrast', { type: 'RandomContrast', params })],
  tensorflow({ graph, input, training, drawn }) {
    if (!training) return input;
    const [lowest, highest] = contrastRange;
    const middle = mean(graph, input, [1, 2], true);
    const strength = reshape(graph, drawn(), [null, 1, 1, 1]);
    const stretched = add(graph, multiply(graph, subtract(graph, input, middle), strength), middle);
    return maximum(graph, minimum(graph, stretched, scalar(graph, highest)), scalar(graph, lowest));
  },
  // Keras takes one number as the range from 1 up only, against its own documentation.
  keras: ({ params: { factor } }) => ({
    className: 'RandomContrast',
    config: { factor: [factor, factor] },
    positional: ['factor'],
  }),
  pytorch: ({ params }) => pytorchModule(`RandomContrast(${params.factor})`, [randomContrast(contrastRange)]),
  onnx: ({ input }) => input,
  augmentation: {
    valuesAnImage: 1,
    draw: (params, _image, random) => [1 + drawWithin(params.factor, random)],
    apply: (_params, image, pixels, [strength = 1]) => stretchContrast(image, pixels, strength),
  },
});

/** (x - mean) · strength + mean, the mean of each channel by itself. */
function stretchContrast([, , channels = 1]: Shape, pixels: Float32Array, strength: number): Float32Array {
  const sums = new Float64Array(channels);
  pixels.forEach((value, index) => {
    sums[index % channels] = (sums[index % channels] as number) + value;
  });
  const [lowest, highest] = contrastRange;
  return pixels.map((value, index) => {
    const middle = ((sums[index % channels] as number) * channels) / pixels.length;
    return Math.min(Math.max((value - middle) * strength + middle, lowest), highest);
  });
}
