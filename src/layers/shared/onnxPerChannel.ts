import type { Shape } from '../../document/Shape';
import type { OnnxGraph, OnnxTensor } from '../../onnx/OnnxGraph';
import { isImage } from './channelsFirst';

/** Numbers that are given, one for all channels or one each, to join with a tensor of the plan's `shape`. */
export function onnxPerChannel(graph: OnnxGraph, values: readonly number[], shape: Shape): OnnxTensor {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return graph.float(only);
  return graph.floats(values, isImage(shape) ? [values.length, 1, 1] : [values.length]);
}
