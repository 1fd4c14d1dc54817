import { savedModelBytes, tensorName } from '../../../../src/graphdef/serialize';
import { Graph } from '../../../../src/operations/Graph';
import { add } from '../../../../src/operations/types/AddV2';
import { bitcast } from '../../../../src/operations/types/Bitcast';
import { cast } from '../../../../src/operations/types/Cast';
import { concatenate } from '../../../../src/operations/types/ConcatV2';
import { scalar } from '../../../../src/operations/types/Const';
import { decodeImage } from '../../../../src/operations/types/DecodeImage';
import { stack, Unpack } from '../../../../src/operations/types/Pack';
import { placeholder } from '../../../../src/operations/types/Placeholder';
import { reshape } from '../../../../src/operations/types/Reshape';
import { resizeBilinear } from '../../../../src/operations/types/ResizeBilinear';
import type { ImageSize } from '../../data/imageFolder/fitImage';

/** So many files are decoded by one run; a multiple of four. */
export const filesPerRun = 32;

export type DecodingGraph = {
  readonly model: Uint8Array;
  /** Names of tensors: the files, all their pixels four to an int32, and the pixels of the first file, one to an int32. */
  readonly files: string;
  readonly pixels: string;
  readonly firstPixels: string;
};

/**
 * A graph that makes pixels of image files: a branch a file, so that TensorFlow decodes as many at once as it has threads.
 * As Keras' `image_dataset_from_directory` does it, and rounded.
 */
export function decodingGraph({ height, width, channels }: ImageSize): DecodingGraph {
  const graph = new Graph();
  const files = placeholder(graph, 'files', 'string', [filesPerRun]);
  const images = graph.add(Unpack, [files], { num: filesPerRun, axis: 0 }).outputs.map((file) => {
    const resized = resizeBilinear(graph, stack(graph, [decodeImage(graph, file, channels)], 0), [height, width]);
    return cast(graph, add(graph, resized, scalar(graph, 0.5)), 'uint8');
  });
  const fours = reshape(graph, concatenate(graph, images, 0), [(filesPerRun / 4) * height * width * channels, 4]);
  const pixels = bitcast(graph, fours, 'int32');
  const firstPixels = cast(graph, images[0] ?? pixels, 'int32');
  return {
    model: savedModelBytes(graph, {}),
    files: tensorName(files),
    pixels: tensorName(pixels),
    firstPixels: tensorName(firstPixels),
  };
}
