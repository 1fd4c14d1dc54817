import type { Plan } from '../compiler/Plan';
import type { Graph } from '../operations/Graph';
import { cast } from '../operations/types/Cast';
import { scalar } from '../operations/types/Const';
import { placeholder } from '../operations/types/Placeholder';
import { divide } from '../operations/types/RealDiv';
import type { GraphInputs } from './TrainingGraph';

/** What is fed at every run. */
export function buildInputs(graph: Graph, plan: Plan): GraphInputs {
  const shape = plan.layerById.get(plan.inputId ?? '')?.outputShape;
  if (shape == null) throw new Error('A plan without errors has an Input with a shape.');
  return graph.scope('input', () => {
    const pixels = placeholder(graph, 'pixels', 'uint8', [null, ...shape]);
    return {
      pixels,
      images: divide(graph, cast(graph, pixels, 'float32'), scalar(graph, 255)),
      labels: placeholder(graph, 'labels', 'int32', [null]),
      step: placeholder(graph, 'step', 'int32', []),
      learningRate: placeholder(graph, 'learning_rate', 'float32', []),
      drawn: plan.layers.flatMap(({ id, connected, definition }) => {
        const { augmentation } = definition;
        if (!connected || augmentation === undefined) return [];
        const values = placeholder(graph, `drawn/${id}`, 'float32', [null, augmentation.valuesAnImage]);
        return [{ layerId: id, values }];
      }),
    };
  });
}
