import type { Shape } from '../../document/Shape';
import type { EmissionContext } from '../emission/EmissionContext';
import type { PytorchLayer, PytorchModule, PytorchWeight } from '../emission/PytorchLayer';
import type { PytorchHelper } from '../emission/pytorchHelpers';
import type { Activation, ParamSpecs } from '../params';
import { pytorchActivation } from '../pytorchActivation';
import { isJumpOfPixels, type Sliding } from './convolution';
import { isSymmetric, transposedCrop, transposedGap } from './paddingOf';
import { pythonCall } from './pytorchLiterals';
import { pairUnless, pythonPair, pytorchCrop, pytorchSliding } from './pytorchSliding';

/** Keras' axes [height, width, input, output] in PyTorch's order; of transposed kernels [height, width, output, input]. */
export const convolutionKernel = [3, 2, 0, 1] as const;

/** Keras' axes [height, width, input, multiplier] in PyTorch's order, before the first two become one. */
export const depthwiseKernel = [2, 3, 0, 1] as const;

type Ending = { readonly useBias: boolean; readonly activation: Activation };

/** A layer that is one `nn.Conv2d` and its activation. */
export function pytorchConvolution<P extends ParamSpecs>(
  context: EmissionContext<P>,
  params: Sliding & Ending,
  groups: number,
  kernel: Omit<PytorchWeight, 'parameter' | 'weight'>,
): PytorchLayer {
  const { inputs, output } = context;
  const [image = []] = inputs;
  const { kernel: size, moves, padded } = pytorchSliding(image, params);
  const { useBias, activation } = params;
  const channels = [`${channelsOf(image)}`, `${channelsOf(output)}`];
  const code = pythonCall('nn.Conv2d', [...channels, size], { ...moves, ...groupsAndBias(groups, useBias) });
  const end = pytorchActivation(activation, '', output.length);
  return {
    modules: [{ suffix: '', code, weights: kernelAndBiasOf({ weight: 'kernel', ...kernel }, useBias) }],
    forward: ([input = 'x'], module) =>
      pytorchActivation(activation, `${module('')}(${padded(input)})`, output.length).code,
    helpers: end.helpers ?? [],
  };
}

/** A convolution a channel and one that mixes them, as two modules. */
export function pytorchSeparable<P extends ParamSpecs>(
  { inputs: [image = []], output }: EmissionContext<P>,
  params: Sliding & Ending & { readonly depthMultiplier: number },
): PytorchLayer {
  const { kernel, moves, padded } = pytorchSliding(image, params);
  const { useBias, activation } = params;
  const channels = channelsOf(image);
  const between = channels * params.depthMultiplier;
  const depthwise: PytorchModule = {
    suffix: 'depthwise',
    code: pythonCall('nn.Conv2d', [`${channels}`, `${between}`, kernel], {
      ...moves,
      ...groupsAndBias(channels, false),
    }),
    weights: kernelAndBiasOf(
      { weight: 'depthwise_kernel', permute: depthwiseKernel, shape: [between, 1, ...params.kernelSize] },
      false,
    ),
  };
  const pointwise: PytorchModule = {
    suffix: 'pointwise',
    code: pythonCall('nn.Conv2d', [`${between}`, `${channelsOf(output)}`, '1'], groupsAndBias(1, useBias)),
    weights: kernelAndBiasOf({ weight: 'pointwise_kernel', permute: convolutionKernel }, useBias),
  };
  return {
    modules: [depthwise, pointwise],
    forward: ([input = 'x'], module) => {
      const filtered = `${module('depthwise')}(${padded(input)})`;
      return pytorchActivation(activation, `${module('pointwise')}(${filtered})`, output.length).code;
    },
    helpers: pytorchActivation(activation, '', output.length).helpers ?? [],
  };
}

/** A layer that is one `nn.ConvTranspose2d`; a last row or column that Keras does not have is cut off behind it. */
export function pytorchTransposed<P extends ParamSpecs>(
  { inputs: [image = []], output }: EmissionContext<P>,
  params: Omit<Sliding, 'dilationRate'> & Ending,
): PytorchLayer {
  if (isJumpOfPixels(params)) return pytorchSpread({ image, output }, params);
  const { kernelSize, strides, useBias, activation } = params;
  const [rows, columns] = transposedCrop(params);
  const code = pythonCall(
    'nn.ConvTranspose2d',
    [`${channelsOf(image)}`, `${channelsOf(output)}`, pythonPair(kernelSize)],
    {
      stride: pairUnless(strides, [1, 1]),
      padding: pairUnless([rows[0], columns[0]], [0, 0]),
      output_padding: pairUnless(transposedGap(params), [0, 0]),
      bias: useBias ? null : 'False',
    },
  );
  const cut = (expression: string) =>
    isSymmetric([rows, columns])
      ? expression
      : pytorchCrop(expression, [
          [0, rows[1] - rows[0]],
          [0, columns[1] - columns[0]],
        ]);
  return {
    modules: [
      { suffix: '', code, weights: kernelAndBiasOf({ weight: 'kernel', permute: convolutionKernel }, useBias) },
    ],
    forward: ([input = 'x'], module) =>
      pytorchActivation(activation, cut(`${module('')}(${input})`), output.length).code,
    helpers: pytorchActivation(activation, '', output.length).helpers ?? [],
  };
}

/** Of 1 x 1 kernels with strides, for which PyTorch's oneDNN has a wrong gradient: each pixel gets zeros around it first. */
function pytorchSpread(
  { image, output }: { readonly image: Shape; readonly output: Shape },
  { strides, useBias, activation }: Pick<Sliding, 'strides'> & Ending,
): PytorchLayer {
  const channels = [`${channelsOf(image)}`, `${channelsOf(output)}`];
  const code = pythonCall('nn.Conv2d', [...channels, '1'], { bias: useBias ? null : 'False' });
  const end = pytorchActivation(activation, '', output.length);
  return {
    modules: [{ suffix: '', code, weights: kernelAndBiasOf({ weight: 'kernel', permute: [2, 3, 0, 1] }, useBias) }],
    forward([input = 'x'], module) {
      const spread = `${insertZeros.name}(${input}, ${strides.join(', ')})`;
      return pytorchActivation(activation, `${module('')}(${spread})`, output.length).code;
    },
    helpers: [insertZeros, ...(end.helpers ?? [])],
  };
}

const insertZeros: PytorchHelper = {
  name: 'insert_zeros',
  code: `def insert_zeros(images: torch.Tensor, rows: int, columns: int) -> torch.Tensor:
    """Each pixel at the top left of a block of zeros of this size."""
    batch, channels, height, width = images.shape
    blocks = images.new_zeros(batch, channels, height, rows, width, columns)
    blocks[:, :, :, 0, :, 0] = images
    return blocks.reshape(batch, channels, height * rows, width * columns)`,
};

/** The tensors of a module with a kernel and, where it has one, a bias. */
export function kernelAndBiasOf(kernel: Omit<PytorchWeight, 'parameter'>, useBias: boolean): readonly PytorchWeight[] {
  const weight: PytorchWeight = { parameter: 'weight', ...kernel };
  return useBias ? [weight, { parameter: 'bias', weight: 'bias' }] : [weight];
}

function groupsAndBias(groups: number, useBias: boolean) {
  return { groups: groups === 1 ? null : `${groups}`, bias: useBias ? null : 'False' };
}

function channelsOf(image: Shape): number {
  return image[2] ?? 1;
}
