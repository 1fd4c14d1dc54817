import type { Graph } from '../Graph';
import { defineOperation } from '../Operation';
import type { Tensor } from '../Tensor';

/** The pixels of an image file of any format that TensorFlow knows: [height, width, channels]. */
export const DecodeImage = defineOperation({
  type: 'DecodeImage',
  inputs: ['contents'],
  attributes: { channels: 'int', dtype: 'type', expand_animations: 'bool' },
  infer: (_, { channels, dtype }) => [{ dtype, shape: [null, null, channels] }],
  noGradient: 'Files are not numbers.',
});

/** Bytes from 0 to 255, as `tf.io.decode_image` reads them: with one channel, grey. */
export function decodeImage(graph: Graph, contents: Tensor, channels: 1 | 3): Tensor {
  return graph.output(DecodeImage, [contents], { channels, dtype: 'uint8', expand_animations: false });
}
