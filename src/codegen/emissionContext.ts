import type { PlanLayer } from '../compiler/Plan';
import type { EmissionContext } from '../layers/emission/EmissionContext';

/** What the code of a layer is written from; null where the layer is not computed. */
export function emissionContext(layer: PlanLayer): EmissionContext | null {
  const { status, params, inputShapes, outputShape, weights } = layer;
  const inputs = inputShapes.flatMap((shape) => (shape === null ? [] : [shape]));
  if (status !== 'ok' || params === null || outputShape === null || inputs.length < inputShapes.length) return null;
  return { params, inputs, output: outputShape, weights };
}
