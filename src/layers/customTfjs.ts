import type { JsonObject } from '../document/json';
import type { Pair } from '../document/Shape';
import type { TfjsLayer } from './LayerDefinition';
import type { Activation } from './params';
import type { FillMode } from './shared/warp';

type Convolution = {
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: 'valid' | 'same';
  readonly dilationRate: Pair;
  readonly useBias: boolean;
};

/**
 * Layers that tfjs-layers 4.22 lacks, computes otherwise than Keras 3, or cannot train: class name -> configuration.
 * An engine registers a `tf.layers.Layer` for each; their weights carry Keras' names (the plan's). None has an activation:
 * a layer with one is followed by `Activation` or `ConvCanvasActivation`. Input is channels-last, `[batch, ...]`.
 */
export type CustomTfjsConfigs = {
  /**
   * tfjs has no groups, and no gradient for dilations; oneDNN has a wrong one for 1 × 1 kernels with strides. Weights `kernel`
   * [kh, kw, in / groups, filters], `bias`.
   */
  readonly ConvCanvasConv2D: Convolution & { readonly filters: number; readonly groups: number };
  /** Of 1 × 1 kernels with strides, for which oneDNN has no gradient. Weights `kernel` [1, 1, filters, in], `bias`. */
  readonly ConvCanvasConv2DTranspose: {
    readonly filters: number;
    readonly strides: Pair;
    readonly useBias: boolean;
  };
  /** tfjs ignores the dilation. Weights `kernel` [kh, kw, in, depthMultiplier], `bias`. */
  readonly ConvCanvasDepthwiseConv2D: Convolution & { readonly depthMultiplier: number };
  /** tfjs has no gradient for dilations. Weights `depthwise_kernel`, `pointwise_kernel` [1, 1, in · multiplier, filters], `bias`. */
  readonly ConvCanvasSeparableConv2D: Convolution & { readonly filters: number; readonly depthMultiplier: number };
  /** Whole feature maps drop: one decision per image and channel; kept values are divided by 1 - rate. */
  readonly ConvCanvasSpatialDropout2D: { readonly rate: number };
  /** `noiseShape` counts the batch; null in it is the input's size. A seeded mask, another one each step. */
  readonly ConvCanvasDropout: { readonly rate: number; readonly noiseShape: readonly (number | null)[] | null };
  /** (x - mean) / max(sqrt(variance), 1e-7) along the last axis; lists of one number or one a channel. */
  readonly ConvCanvasNormalization: { readonly mean: readonly number[]; readonly variance: readonly number[] };
  /** x · scale + offset along the last axis. */
  readonly ConvCanvasRescaling: {
    readonly scale: number | readonly number[];
    readonly offset: number | readonly number[];
  };
  /** x >= maxValue: maxValue; threshold <= x < maxValue: x; else negativeSlope · (x - threshold). keras.layers.ReLU. */
  readonly ConvCanvasReLU: {
    readonly maxValue: number | null;
    readonly negativeSlope: number;
    readonly threshold: number;
  };
  /** hardSigmoid is relu6(x + 3) / 6, hardSwish x · that, exponential e^x; softmax over the last axis. */
  readonly ConvCanvasActivation: { readonly activation: Activation };
  /** tfjs fails in training without center or scale, and above four axes. Over all axes but the last; weights as in Keras. */
  readonly ConvCanvasBatchNormalization: {
    readonly momentum: number;
    readonly epsilon: number;
    readonly center: boolean;
    readonly scale: boolean;
  };
  /** Over the last axis; population variance. Weights `gamma`, `beta`. */
  readonly ConvCanvasLayerNormalization: {
    readonly epsilon: number;
    readonly center: boolean;
    readonly scale: boolean;
  };
  /** Bilinear with half-pixel centres, as Keras does; tfjs aligns to the corner. */
  readonly ConvCanvasUpSampling2D: { readonly size: Pair; readonly interpolation: 'nearest' | 'bilinear' };
  /** Maximum of inputs that broadcast: tfjs' gradient keeps the broadcast shape. Lower ranks grow at axis 1, as in Add. */
  readonly ConvCanvasMaximum: { readonly [none: string]: never };
  /** In training each image is moved by what the definition of layer `type` draws for it (`Augmentation`); bilinear. */
  readonly ConvCanvasRandomTransform: {
    readonly type: string;
    readonly params: JsonObject;
    readonly fillMode: FillMode;
  };
  /** In training (x - mean) · drawn + mean, a mean a channel and image, cut off at 0 and 255. */
  readonly ConvCanvasRandomContrast: { readonly type: string; readonly params: JsonObject };
};

export type CustomTfjsClass = keyof CustomTfjsConfigs;

const known: { readonly [name in CustomTfjsClass]: true } = {
  ConvCanvasConv2D: true,
  ConvCanvasConv2DTranspose: true,
  ConvCanvasDepthwiseConv2D: true,
  ConvCanvasSeparableConv2D: true,
  ConvCanvasSpatialDropout2D: true,
  ConvCanvasDropout: true,
  ConvCanvasNormalization: true,
  ConvCanvasRescaling: true,
  ConvCanvasReLU: true,
  ConvCanvasActivation: true,
  ConvCanvasBatchNormalization: true,
  ConvCanvasLayerNormalization: true,
  ConvCanvasUpSampling2D: true,
  ConvCanvasMaximum: true,
  ConvCanvasRandomTransform: true,
  ConvCanvasRandomContrast: true,
};

export function isCustomTfjsClass(className: string): className is CustomTfjsClass {
  return Object.hasOwn(known, className);
}

/** A custom layer, its configuration checked against its class. */
export function customTfjs<Name extends CustomTfjsClass>(
  className: Name,
  config: CustomTfjsConfigs[Name] & JsonObject,
): TfjsLayer {
  return { className, config };
}
