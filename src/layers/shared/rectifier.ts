import type { OnnxGraph, OnnxTensor } from '../../onnx/OnnxGraph';

/** Values above the threshold pass, up to the largest one; what lies below it is multiplied by the slope. */
type Rectifier = {
  readonly maxValue: number | null;
  readonly negativeSlope: number;
  readonly threshold: number;
};

/** `x` is a plain name. */
export function pytorchRectifier(x: string, { maxValue, negativeSlope, threshold }: Rectifier): string {
  if (negativeSlope === 0 && threshold === 0 && maxValue === 6) return `F.relu6(${x})`;
  if (negativeSlope !== 0 && threshold === 0 && maxValue === null) return pytorchLeakyRelu(x, negativeSlope);
  const passed = threshold === 0 ? `F.relu(${x})` : `F.threshold(${x}, ${threshold}, 0)`;
  const above = maxValue === null ? passed : `${passed}.clamp(max=${maxValue})`;
  if (negativeSlope === 0) return above;
  return `${above} - ${negativeSlope} * F.relu(${threshold === 0 ? `-${x}` : `${threshold} - ${x}`})`;
}

export function pytorchLeakyRelu(x: string, slope: number): string {
  return slope === 0.01 ? `F.leaky_relu(${x})` : `F.leaky_relu(${x}, ${slope})`;
}

export function onnxRectifier(
  graph: OnnxGraph,
  x: OnnxTensor,
  { maxValue, negativeSlope, threshold }: Rectifier,
): OnnxTensor {
  if (negativeSlope !== 0 && threshold === 0 && maxValue === null) {
    return graph.node('LeakyRelu', [x], { alpha: { float: negativeSlope } });
  }
  const passed =
    threshold === 0 ? graph.node('Relu', [x]) : graph.node('ThresholdedRelu', [x], { alpha: { float: threshold } });
  const above = maxValue === null ? passed : graph.node('Min', [passed, graph.float(maxValue)]);
  if (negativeSlope === 0) return above;
  const below = graph.node('Relu', [graph.node('Sub', [graph.float(threshold), x])]);
  return graph.node('Sub', [above, graph.node('Mul', [below, graph.float(negativeSlope)])]);
}
