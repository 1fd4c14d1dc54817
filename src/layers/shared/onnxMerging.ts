import type { Shape } from '../../document/Shape';
import type { OnnxGraph, OnnxTensor } from '../../onnx/OnnxGraph';
import { toChannelsFirst, toChannelsLast } from './channelsFirst';

/** Inputs with as many axes as the largest of them has: lower ranks grow behind the batch, counted in Keras' order. */
export function onnxOfOneRank(
  graph: OnnxGraph,
  tensors: readonly OnnxTensor[],
  shapes: readonly Shape[],
): readonly OnnxTensor[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return tensors.map((tensor, slot) => grown(graph, tensor, shapes[slot]?.length ?? rank, rank));
}

function grown(graph: OnnxGraph, tensor: OnnxTensor, from: number, to: number): OnnxTensor {
  if (from === to) return tensor;
  const transposed = (x: OnnxTensor, perm: readonly number[]) => graph.node('Transpose', [x], { perm: { ints: perm } });
  const lastChannels = from === 3 ? transposed(tensor, toChannelsLast) : tensor;
  const axes = Array.from({ length: to - from }, (_, axis) => axis + 1);
  const ofRank = graph.node('Unsqueeze', [lastChannels, graph.integers(axes)]);
  return to === 3 ? transposed(ofRank, toChannelsFirst) : ofRank;
}
