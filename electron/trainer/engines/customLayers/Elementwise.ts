import type { Tensor } from '@tensorflow/tfjs';
import type { CustomTfjsConfigs } from '../../../../src/layers/customTfjs';
import { tf } from '../tfjs/tf';
import { activationFunctions } from './activations';
import { CustomLayer } from './CustomLayer';

export class ConvCanvasActivation extends CustomLayer {
  static readonly className = 'ConvCanvasActivation';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasActivation']) {
    super();
  }

  protected override compute(input: Tensor): Tensor {
    return activationFunctions[this.config.activation](input);
  }
}

/** Keras' ReLU with all its parameters. */
export class ConvCanvasReLU extends CustomLayer {
  static readonly className = 'ConvCanvasReLU';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasReLU']) {
    super();
  }

  protected override compute(input: Tensor): Tensor {
    const { maxValue, negativeSlope, threshold } = this.config;
    const above = tf.greaterEqual(input, threshold);
    const upper = maxValue === null ? input : tf.minimum(input, maxValue);
    const lower = negativeSlope === 0 ? tf.zerosLike(input) : tf.mul(tf.sub(input, threshold), negativeSlope);
    return tf.where(above, upper, lower);
  }
}

/** Standardises with constants: one mean and variance, or one a channel. */
export class ConvCanvasNormalization extends CustomLayer {
  static readonly className = 'ConvCanvasNormalization';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasNormalization']) {
    super();
  }

  protected override compute(input: Tensor): Tensor {
    const deviation = this.config.variance.map((variance) => Math.max(Math.sqrt(variance), 1e-7));
    return tf.div(tf.sub(input, tf.tensor1d([...this.config.mean])), tf.tensor1d(deviation));
  }
}

export class ConvCanvasRescaling extends CustomLayer {
  static readonly className = 'ConvCanvasRescaling';

  constructor(private readonly config: CustomTfjsConfigs['ConvCanvasRescaling']) {
    super();
  }

  protected override compute(input: Tensor): Tensor {
    return tf.add(tf.mul(input, perChannel(this.config.scale)), perChannel(this.config.offset));
  }
}

function perChannel(value: number | readonly number[]): Tensor {
  return typeof value === 'number' ? tf.scalar(value) : tf.tensor1d([...value]);
}
