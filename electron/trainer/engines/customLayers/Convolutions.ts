import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs';
import type { Shape } from '../../../../src/document/Shape';
import type { CustomTfjsConfigs } from '../../../../src/layers/customTfjs';
import { tf } from '../tfjs/tf';
import { CustomLayer } from './CustomLayer';
import { depthwise, groupedConvolution } from './convolution';

/** Convolution with groups or dilation, or of single pixels that jumps. */
export class ConvCanvasConv2D extends CustomLayer {
  static readonly className = 'ConvCanvasConv2D';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasConv2D']) {
    super();
  }

  protected override buildWeights([, , channels = 0]: Shape): void {
    const { kernelSize, filters, groups, useBias } = this.config;
    this.addNamedWeight('kernel', [...kernelSize, channels / groups, filters]);
    if (useBias) this.addNamedWeight('bias', [filters]);
  }

  protected override compute(input: Tensor): Tensor {
    const kernel = this.read<Tensor4D>('kernel');
    const output = groupedConvolution(input as Tensor4D, kernel, this.config, this.config.groups);
    return this.config.useBias ? tf.add(output, this.read<Tensor1D>('bias')) : output;
  }
}

/**
 * Transposed convolution whose kernel is a single pixel, with strides: it spreads the pixels apart. Zeros make the kernel as large
 * as the strides, because oneDNN (TensorFlow 2.21) gets the gradient of a smaller one wrong, or crashes.
 */
export class ConvCanvasConv2DTranspose extends CustomLayer {
  static readonly className = 'ConvCanvasConv2DTranspose';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasConv2DTranspose']) {
    super();
  }

  protected override buildWeights([, , channels = 0]: Shape): void {
    const { filters, useBias } = this.config;
    this.addNamedWeight('kernel', [1, 1, filters, channels]);
    if (useBias) this.addNamedWeight('bias', [filters]);
  }

  protected override compute(input: Tensor): Tensor {
    const { filters, strides, useBias } = this.config;
    const [batch = 0, height = 0, width = 0] = input.shape;
    const [down, across] = strides;
    const kernel = tf.pad(this.read<Tensor4D>('kernel'), [
      [0, down - 1],
      [0, across - 1],
      [0, 0],
      [0, 0],
    ]);
    const size: [number, number, number, number] = [batch, height * down, width * across, filters];
    const output = tf.conv2dTranspose(input as Tensor4D, kernel, size, [down, across], 'valid');
    return useBias ? tf.add(output, this.read<Tensor1D>('bias')) : output;
  }
}

/** Depthwise convolution with dilation. */
export class ConvCanvasDepthwiseConv2D extends CustomLayer {
  static readonly className = 'ConvCanvasDepthwiseConv2D';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasDepthwiseConv2D']) {
    super();
  }

  protected override buildWeights([, , channels = 0]: Shape): void {
    const { kernelSize, depthMultiplier, useBias } = this.config;
    this.addNamedWeight('kernel', [...kernelSize, channels, depthMultiplier]);
    if (useBias) this.addNamedWeight('bias', [channels * depthMultiplier]);
  }

  protected override compute(input: Tensor): Tensor {
    const output = depthwise(input as Tensor4D, this.read<Tensor4D>('kernel'), this.config);
    return this.config.useBias ? tf.add(output, this.read<Tensor1D>('bias')) : output;
  }
}

/** Separable convolution with dilation: depthwise, then a 1x1 convolution over the channels. */
export class ConvCanvasSeparableConv2D extends CustomLayer {
  static readonly className = 'ConvCanvasSeparableConv2D';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasSeparableConv2D']) {
    super();
  }

  protected override buildWeights([, , channels = 0]: Shape): void {
    const { kernelSize, depthMultiplier, filters, useBias } = this.config;
    this.addNamedWeight('depthwise_kernel', [...kernelSize, channels, depthMultiplier]);
    this.addNamedWeight('pointwise_kernel', [1, 1, channels * depthMultiplier, filters]);
    if (useBias) this.addNamedWeight('bias', [filters]);
  }

  protected override compute(input: Tensor): Tensor {
    const between = depthwise(input as Tensor4D, this.read<Tensor4D>('depthwise_kernel'), this.config);
    const output = tf.conv2d(between, this.read<Tensor4D>('pointwise_kernel'), 1, 'valid');
    return this.config.useBias ? tf.add(output, this.read<Tensor1D>('bias')) : output;
  }
}
