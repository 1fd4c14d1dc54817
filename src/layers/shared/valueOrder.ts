import type { Shape } from '../../document/Shape';
import type { OnnxGraph, OnnxTensor } from '../../onnx/OnnxGraph';
import { isImage, toChannelsFirst, toChannelsLast } from './channelsFirst';

/** Whether the values of a tensor stand in another order when it is kept channels first. */
function isReordered(shape: Shape): boolean {
  const [height = 1, width = 1, channels = 1] = shape;
  return isImage(shape) && height * width > 1 && channels > 1;
}

/** The shape, without the batch, that a tensor of this shape is kept in. */
function keptShape(shape: Shape): Shape {
  const [height = 1, width = 1, channels = 1] = shape;
  return isImage(shape) ? [channels, height, width] : shape;
}

/** A tensor, of this shape in the plan, with its values in Keras' order; its axes may still be channels first. */
export function pytorchChannelsLast(input: string, shape: Shape): string {
  return isReordered(shape) ? `${input}.permute(${toChannelsLast.join(', ')})` : input;
}

/** The same values in Keras' order in another shape; what comes out as an image is channels first again. */
export function pytorchReshaped(input: string, from: Shape, to: Shape): string {
  const reshaped = (shape: Shape) => `${pytorchChannelsLast(input, from)}.reshape(-1, ${shape.join(', ')})`;
  return isReordered(to) ? `${reshaped(to)}.permute(${toChannelsFirst.join(', ')})` : reshaped(keptShape(to));
}

/** As `pytorchChannelsLast`. */
export function onnxChannelsLast(graph: OnnxGraph, input: OnnxTensor, shape: Shape): OnnxTensor {
  return isReordered(shape) ? graph.node('Transpose', [input], { perm: { ints: toChannelsLast } }) : input;
}

/** As `pytorchReshaped`. */
export function onnxReshaped(graph: OnnxGraph, input: OnnxTensor, from: Shape, to: Shape): OnnxTensor {
  const ordered = onnxChannelsLast(graph, input, from);
  // 0 stands for the size that this axis has: the batch's.
  const reshaped = (shape: Shape) => graph.node('Reshape', [ordered, graph.integers([0, ...shape], 'shape')]);
  return isReordered(to)
    ? graph.node('Transpose', [reshaped(to)], { perm: { ints: toChannelsFirst } })
    : reshaped(keptShape(to));
}
