import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../openEngine';
import { tf } from '../tfjs/tf';

beforeAll(async () => {
  await openEngine('tfjs-wasm');
});

/** A value and its gradients on a backend. */
async function compute(backend: 'wasm' | 'cpu', operation: (x: Tensor4D, filter: Tensor4D) => Tensor, sizes: Sizes) {
  await tf.setBackend(backend);
  const { height, width, channels, filter } = sizes;
  return tf.tidy(() => {
    const x = tf.reshape(tf.sin(tf.range(0, 2 * height * width * channels)), [2, height, width, channels]) as Tensor4D;
    const weights = tf.reshape(
      tf.cos(
        tf.range(
          0,
          filter.reduce((a, b) => a * b, 1),
        ),
      ),
      [...filter],
    ) as Tensor4D;
    const loss = (image: Tensor, kernel: Tensor) => {
      const output = operation(image as Tensor4D, kernel as Tensor4D);
      return tf.sum(tf.mul(output, tf.reshape(tf.cos(tf.range(0, output.size)), output.shape)));
    };
    const output = operation(x, weights);
    const gradients = tf.grads(loss)([x, weights]);
    return [output, ...gradients].map((tensor) => ({ shape: tensor.shape, data: Array.from(tensor.dataSync()) }));
  });
}

type Sizes = { height: number; width: number; channels: number; filter: readonly [number, number, number, number] };

// Every relation between window, stride and image, among them the ones that tfjs' own kernels get wrong.
const cases = [
  { height: 7, width: 9, window: [3, 2], strides: [1, 1] },
  { height: 7, width: 9, window: [3, 2], strides: [2, 3] },
  { height: 8, width: 10, window: [1, 2], strides: [2, 3] },
  { height: 9, width: 8, window: [2, 1], strides: [3, 2] },
  { height: 5, width: 4, window: [1, 1], strides: [2, 1] },
  { height: 3, width: 3, window: [3, 3], strides: [1, 1] },
  { height: 1, width: 6, window: [1, 4], strides: [1, 2] },
] as const;

describe('convolutions on WebAssembly are those of the reference backend, with their gradients', () => {
  const rows = cases.flatMap((row) => (['valid', 'same'] as const).map((padding) => ({ ...row, padding })));

  it.each(rows)('full: $height × $width, $window by $strides, $padding', async (row) => {
    const sizes = { ...row, channels: 3, filter: [...row.window, 3, 4] as const };
    await expectEqual((x, filter) => tf.conv2d(x, filter, [...row.strides], row.padding), sizes);
  });

  it.each(rows)('depthwise: $height × $width, $window by $strides, $padding', async (row) => {
    for (const multiplier of [1, 2]) {
      const sizes = { ...row, channels: 3, filter: [...row.window, 3, multiplier] as const };
      await expectEqual((x, filter) => tf.depthwiseConv2d(x, filter, [...row.strides], row.padding), sizes);
    }
  });

  async function expectEqual(operation: (x: Tensor4D, filter: Tensor4D) => Tensor, sizes: Sizes) {
    const [ours, reference] = [await compute('wasm', operation, sizes), await compute('cpu', operation, sizes)];
    reference.forEach(({ shape, data }, which) => {
      expect(ours[which]?.shape).toEqual(shape);
      data.forEach((value, index) => {
        expect(ours[which]?.data[index]).toBeCloseTo(value, 3);
      });
    });
  }
});
