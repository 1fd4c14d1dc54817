import type { Tensor, TensorInfo } from '@tensorflow/tfjs';
import { batchNormalizationGradientKernel, batchNormalizationKernel, epsilonOf } from '../tfjs/batchNormalization';
import { tf } from '../tfjs/tf';

/** The part of tfjs-node's backend that runs any TensorFlow operation. */
export type NativeBackend = {
  readonly isUsingGpuDevice: boolean;
  readonly binding: { readonly TF_Version: string } & { readonly [constant in AttributeConstant]: number };
  executeMultipleOutputs(name: string, attributes: Attribute[], inputs: TensorInfo[], outputs: number): Tensor[];
};

type AttributeConstant = 'TF_ATTR_TYPE' | 'TF_ATTR_FLOAT' | 'TF_ATTR_BOOL' | 'TF_ATTR_STRING' | 'TF_FLOAT';
type Attribute = { readonly name: string; readonly type: number; readonly value: number | boolean | string };

/** Gives tfjs TensorFlow's own operations where it would compute the same in many steps. */
export function registerNativeKernels(backend: NativeBackend): void {
  const { TF_ATTR_TYPE, TF_ATTR_FLOAT, TF_ATTR_BOOL, TF_ATTR_STRING, TF_FLOAT } = backend.binding;
  const type = (name: string): Attribute => ({ name, type: TF_ATTR_TYPE, value: TF_FLOAT });
  const normalization = (epsilon: number): Attribute[] => [
    type('T'),
    type('U'),
    { name: 'epsilon', type: TF_ATTR_FLOAT, value: epsilon },
    { name: 'is_training', type: TF_ATTR_BOOL, value: true },
  ];

  tf.registerKernel({
    kernelName: batchNormalizationKernel,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() => {
        const { x, gamma, beta } = inputs as Record<'x' | 'gamma' | 'beta', Tensor>;
        // Moving statistics are not given: the batch's own come out.
        const [output, mean, sampleVariance, ...kept] = backend.executeMultipleOutputs(
          'FusedBatchNormV3',
          normalization(epsilonOf(attrs)),
          [x, gamma, beta, tf.zeros([0]), tf.zeros([0])],
          6,
        ) as [Tensor, Tensor, Tensor, ...Tensor[]];
        const count = x.size / gamma.size;
        // TensorFlow gives the variance of a sample (n - 1), Keras follows that of the population.
        return [output, mean, tf.mul(sampleVariance, Math.max(1, count - 1) / count), ...kept];
      }),
  });

  tf.registerKernel({
    kernelName: batchNormalizationGradientKernel,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, attrs }) => {
      const { dy, x, gamma, kept2, kept3, kept4 } = inputs as Record<string, TensorInfo>;
      const given = [dy, x, gamma, kept2, kept3, kept4] as TensorInfo[];
      const outputs = backend.executeMultipleOutputs('FusedBatchNormGradV3', normalization(epsilonOf(attrs)), given, 5);
      for (const unused of outputs.slice(3)) unused.dispose();
      return outputs.slice(0, 3);
    },
  });

  tf.registerGradient({
    kernelName: 'Relu',
    inputsToSave: ['x'],
    gradFunc: (dys, [x]) => {
      const dy = (Array.isArray(dys) ? dys[0] : dys) as Tensor;
      return { x: () => backend.executeMultipleOutputs('ReluGrad', [type('T')], [dy, x as Tensor], 1)[0] as Tensor };
    },
  });

  tf.registerKernel({
    kernelName: 'Transform',
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, attrs }) => {
      const { image, transforms } = inputs as Record<'image' | 'transforms', Tensor>;
      const { interpolation, fillMode, fillValue } = attrs as unknown as {
        readonly interpolation: string;
        readonly fillMode: string;
        readonly fillValue: number;
      };
      const text = (name: string, value: string): Attribute => ({
        name,
        type: TF_ATTR_STRING,
        value: value.toUpperCase(),
      });
      const attributes = [
        { name: 'dtype', type: TF_ATTR_TYPE, value: TF_FLOAT },
        text('interpolation', interpolation),
        text('fill_mode', fillMode),
      ];
      return tf.tidy(() => {
        const size = tf.tensor1d(image.shape.slice(1, 3), 'int32');
        const given = [image, transforms, size, tf.scalar(fillValue)];
        return backend.executeMultipleOutputs('ImageProjectiveTransformV3', attributes, given, 1)[0] as Tensor;
      });
    },
  });
}
