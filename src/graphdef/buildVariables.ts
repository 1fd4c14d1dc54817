import type { Plan } from '../compiler/Plan';
import type { Graph } from '../operations/Graph';
import type { GraphMemory, GraphWeight } from './TrainingGraph';
import { openVariable } from './Variable';

/** A variable for every weight of the plan. */
export function buildWeights(graph: Graph, plan: Plan): readonly GraphWeight[] {
  return graph.scope('weights', () =>
    plan.layers
      .filter(({ connected }) => connected)
      .flatMap(({ id, weights }) =>
        weights.map(({ name, shape, trainable, regularizer }) => ({
          layerId: id,
          name,
          shape,
          trainable,
          regularizer: regularizer ?? null,
          variable: openVariable(graph, `${id}/${name}`, shape),
        })),
      ),
  );
}

/** A variable for each thing that the optimizer remembers of each trainable weight. */
export function buildMemories(
  graph: Graph,
  weights: readonly GraphWeight[],
  names: readonly string[],
): readonly GraphMemory[] {
  return graph.scope('memory', () =>
    weights
      .filter(({ trainable }) => trainable)
      .flatMap((weight) =>
        names.map((name) => ({
          name,
          weight,
          variable: openVariable(graph, `${weight.layerId}/${weight.name}/${name}`, weight.shape),
        })),
      ),
  );
}
