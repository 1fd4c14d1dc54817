import type { Graph } from '../Graph';
import { defineOperation, GraphError } from '../Operation';
import { describeShape, requireValues } from '../shapes';
import { imageSizes, type Spatial, samePadding } from '../sliding';
import type { Dimensions, Tensor } from '../Tensor';
import { integers } from './Const';

/** Zeros or values to cut off: before and after the height, before and after the width. */
export type Margins = readonly [height: Spatial, width: Spatial];

/**
 * Every n-th pixel becomes an image of its own, at the front of the batch: [batch · n · m, (height + margins) / n, ...].
 * What is `n` pixels apart stands side by side then.
 */
export const SpaceToBatchND = defineOperation({
  type: 'SpaceToBatchND',
  inputs: ['input', 'block_shape', 'paddings'],
  attributes: {},
  types: { T: 0, Tblock_shape: 1, Tpaddings: 2 },
  infer([input, block, paddings]) {
    const { blocks, margins } = blocksOf(input, block, paddings);
    const shape = input.shape.map((size, axis) => {
      if (axis === 0) return times(size, product(blocks));
      const [length, margin] = [blocks[axis - 1], margins[axis - 1]];
      if (length === undefined || margin === undefined) return size;
      const padded = times(size, 1, margin[0] + margin[1]);
      if (padded !== null && padded % length !== 0) {
        throw new GraphError(`${describeShape(input.shape)} with its margins is no multiple of ${blocks.join(' x ')}.`);
      }
      return padded === null ? null : padded / length;
    });
    return [{ dtype: input.dtype, shape }];
  },
  gradient: ({ graph, inputs: [, block, paddings], gradient }) => [apart(graph, gradient, block, paddings), null, null],
});

/** The way back: images of the batch become every n-th pixel of larger ones, and margins are cut off. */
export const BatchToSpaceND = defineOperation({
  type: 'BatchToSpaceND',
  inputs: ['input', 'block_shape', 'crops'],
  attributes: {},
  types: { T: 0, Tblock_shape: 1, Tcrops: 2 },
  infer([input, block, crops]) {
    const { blocks, margins } = blocksOf(input, block, crops);
    const shape = input.shape.map((size, axis) => {
      if (axis === 0) return size === null ? null : size / product(blocks);
      const [length, margin] = [blocks[axis - 1], margins[axis - 1]];
      if (length === undefined || margin === undefined) return size;
      return times(size, length, -margin[0] - margin[1]);
    });
    return [{ dtype: input.dtype, shape }];
  },
  gradient: ({ graph, inputs: [, block, crops], gradient }) => [together(graph, gradient, block, crops), null, null],
});

/** Every n-th pixel down and m-th across as an image of its own, after zeros were added around. */
export function spaceToBatch(graph: Graph, images: Tensor, block: Spatial, margins: Margins): Tensor {
  return together(graph, images, integers(graph, block), integers(graph, margins.flat(), [2, 2]));
}

export function batchToSpace(graph: Graph, images: Tensor, block: Spatial, margins: Margins): Tensor {
  return apart(graph, images, integers(graph, block), integers(graph, margins.flat(), [2, 2]));
}

function together(graph: Graph, images: Tensor, block: Tensor, paddings: Tensor): Tensor {
  return graph.output(SpaceToBatchND, [images, block, paddings], {});
}

function apart(graph: Graph, images: Tensor, block: Tensor, crops: Tensor): Tensor {
  return graph.output(BatchToSpaceND, [images, block, crops], {});
}

function blocksOf(input: Tensor, block: Tensor, margins: Tensor) {
  const blocks = requireValues(block, 'A block');
  const flat = requireValues(margins, 'A margin');
  if (flat.length !== 2 * blocks.length || blocks.length >= input.shape.length) {
    throw new GraphError(`Blocks of ${blocks.join(' x ')} do not fit ${describeShape(input.shape)}.`);
  }
  return { blocks, margins: blocks.map((_, axis): Spatial => [flat[2 * axis] ?? 0, flat[2 * axis + 1] ?? 0]) };
}

function times(size: Dimensions[number] | undefined, factor: number, more = 0): number | null {
  return size === null || size === undefined ? null : size * factor + more;
}

function product(values: readonly number[]): number {
  return values.reduce((all, value) => all * value, 1);
}

/**
 * What stands around images so that a dilated window (strides 1) becomes a plain one without padding after `spaceToBatch`:
 * zeros of the padding, and a surplus up to a multiple of the dilation, which stays at the end of the output.
 */
export function dilationMargins(
  images: Tensor,
  window: Spatial,
  dilations: Spatial,
  padding: 'SAME' | 'VALID',
): { readonly margins: Margins; readonly surplus: Margins } {
  const [height, width] = imageSizes(images, 'What a window slides over');
  const along = (size: number, axis: 0 | 1) => {
    const dilation = dilations[axis];
    const [before, after] = padding === 'SAME' ? samePadding(size, window[axis], 1, dilation) : [0, 0];
    const missing = (dilation - ((size + before + after) % dilation)) % dilation;
    return { margin: [before, after + missing] as const, surplus: [0, missing] as const };
  };
  const [down, across] = [along(height, 0), along(width, 1)];
  return { margins: [down.margin, across.margin], surplus: [down.surplus, across.surplus] };
}
