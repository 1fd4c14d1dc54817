import type { Plan, PlanLayer } from '../compiler/Plan';
import type { Graph } from '../operations/Graph';
import type { Tensor } from '../operations/Tensor';

/** What the layers of a plan take from the graph around them. */
export type Surroundings = {
  /** Images or vectors, `[batch, ...]`. */
  readonly input: Tensor;
  weight(layer: PlanLayer, name: string): Tensor;
} & (
  | { readonly training: false }
  | {
      readonly training: true;
      /** Gives a weight another value at the end of the step. */
      update(layer: PlanLayer, name: string, value: Tensor): void;
      seed(layer: PlanLayer): Tensor;
      drawn(layer: PlanLayer): Tensor;
    }
);

/** The outputs of all layers that stand between Input and output, by layer id. The plan must be ok. */
export function lowerPlan(graph: Graph, plan: Plan, surroundings: Surroundings): ReadonlyMap<string, Tensor> {
  const outputs = new Map<string, Tensor>();
  graph.scope(surroundings.training ? 'training' : 'inference', () => {
    for (const layer of plan.layers) {
      if (!layer.connected) continue;
      const inputs = layer.inputIds.map((id) => outputs.get(id) as Tensor);
      const output = graph.scope(`layers/${layer.id}`, () =>
        lowerLayer(graph, layer, layer.id === plan.inputId ? [surroundings.input] : inputs, surroundings),
      );
      outputs.set(layer.id, output);
    }
  });
  return outputs;
}

function lowerLayer(graph: Graph, layer: PlanLayer, inputs: readonly Tensor[], surroundings: Surroundings): Tensor {
  const { params, outputShape, definition } = layer;
  const [input] = inputs;
  if (params === null || outputShape === null || input === undefined) {
    throw new Error(`Layer "${layer.id}" is not complete.`);
  }
  const onlyInTraining = (): never => {
    throw new Error(`${layer.type} asks for what there is in training only.`);
  };
  return definition.tensorflow({
    graph,
    params,
    inputs,
    input,
    output: outputShape,
    training: surroundings.training,
    weight: (name) => surroundings.weight(layer, name),
    update: surroundings.training ? (name, value) => surroundings.update(layer, name, value) : onlyInTraining,
    seed: surroundings.training ? () => surroundings.seed(layer) : onlyInTraining,
    drawn: surroundings.training ? () => surroundings.drawn(layer) : onlyInTraining,
  });
}
