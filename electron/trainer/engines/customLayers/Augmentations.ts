import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs';
import type { CustomTfjsConfigs } from '../../../../src/layers/customTfjs';
import { findLayer } from '../../../../src/layers/registry';
import { resolveParams } from '../../../../src/layers/resolveParams';
import { contrastRange } from '../../../../src/layers/shared/contrastRange';
import { drawValues } from '../drawForLayers';
import { tf } from '../tfjs/tf';
import { CustomLayer } from './CustomLayer';
import type { StepRandomness } from './StepRandomness';

type FillMode = CustomTfjsConfigs['ConvCanvasRandomTransform']['fillMode'];

/** Changes every image by what its definition draws for it, in training. */
abstract class RandomChange<Config extends CustomTfjsConfigs['ConvCanvasRandomContrast']> extends CustomLayer {
  constructor(
    protected readonly config: Config,
    private readonly layerId: string,
    private readonly randomness: StepRandomness,
  ) {
    super();
  }

  protected override compute(input: Tensor, training: boolean): Tensor {
    return training ? this.change(input as Tensor4D, this.draw(input.shape)) : input.clone();
  }

  /** `drawn`: `[images, valuesAnImage]`. */
  protected abstract change(
    images: Tensor4D,
    drawn: { readonly shape: readonly number[]; readonly data: Float32Array },
  ): Tensor;

  private draw([images = 1, ...image]: readonly number[]) {
    const { type, params } = this.config;
    const definition = findLayer(type);
    const resolved = definition === null ? null : resolveParams(definition, params, type).params;
    if (definition?.augmentation === undefined || resolved === null) throw new Error(`${type} draws nothing.`);
    return drawValues(definition.augmentation, resolved, image, images, this.randomness.stream(this.layerId));
  }
}

export class ConvCanvasRandomTransform extends RandomChange<CustomTfjsConfigs['ConvCanvasRandomTransform']> {
  static readonly className = 'ConvCanvasRandomTransform';

  protected override change(
    images: Tensor4D,
    { shape, data }: { shape: readonly number[]; data: Float32Array },
  ): Tensor {
    const { fillMode } = this.config;
    const [count = 0] = shape;
    const move = tf.customGrad((given) => ({
      value: transformed(given as Tensor4D, data, count, fillMode),
      // tfjs has no gradient for it: the way back, as TensorFlow's own.
      gradFunc: (gradient: Tensor) => transformed(gradient as Tensor4D, inverted(data), count, fillMode),
    }));
    return move(images);
  }
}

export class ConvCanvasRandomContrast extends RandomChange<CustomTfjsConfigs['ConvCanvasRandomContrast']> {
  static readonly className = 'ConvCanvasRandomContrast';

  protected override change(
    images: Tensor4D,
    { shape, data }: { shape: readonly number[]; data: Float32Array },
  ): Tensor {
    const middle = tf.mean(images, [1, 2], true);
    const strength = tf.tensor(data, [shape[0] ?? 0, 1, 1, 1]);
    return tf.clipByValue(tf.add(tf.mul(tf.sub(images, middle), strength), middle), ...contrastRange);
  }
}

function transformed(images: Tensor4D, transforms: Float32Array, count: number, fillMode: FillMode): Tensor4D {
  const matrices: Tensor2D = tf.tensor2d(transforms, [count, 8]);
  return tf.image.transform(images, matrices, 'bilinear', fillMode, 0);
}

/** The transforms that lead back; the last two numbers of each are 0. */
function inverted(transforms: Float32Array): Float32Array {
  const inverse = new Float32Array(transforms.length);
  for (let at = 0; at < transforms.length; at += 8) {
    const [a0, a1, a2, b0, b1, b2] = transforms.subarray(at, at + 6) as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const size = a0 * b1 - a1 * b0;
    inverse.set(
      [b1, -a1, a1 * b2 - a2 * b1, -b0, a0, a2 * b0 - a0 * b2].map((value) => value / size),
      at,
    );
  }
  return inverse;
}
