import type { Plan, PlanLayer } from '../compiler/Plan';
import { Graph } from '../operations/Graph';
import type { GraphNode } from '../operations/GraphNode';
import type { Tensor } from '../operations/Tensor';
import { scalar } from '../operations/types/Const';
import { Identity, identity } from '../operations/types/Identity';
import { buildInputs } from './buildInputs';
import type { GraphSettings } from './buildLearning';
import { buildLearning, findWeight } from './buildLearning';
import { buildMemories, buildWeights } from './buildVariables';
import { lowerPlan } from './lowerPlan';
import { ruleFor } from './optimizers/ruleFor';
import type { TrainingGraph } from './TrainingGraph';
import { fillVariable } from './Variable';

/** The graph that computes, trains and judges a network. The plan must be ok. */
export function buildTrainingGraph(plan: Plan, settings: GraphSettings): TrainingGraph {
  if (!plan.ok || plan.inputId === null || plan.outputId === null) {
    throw new Error('Only a network without errors can be built.');
  }
  const graph = new Graph();
  const rule = ruleFor(settings.optimizer);
  const inputs = buildInputs(graph, plan);
  const weights = buildWeights(graph, plan);
  const memories = buildMemories(graph, weights, Object.keys(rule.memory));
  const weight = (layer: PlanLayer, name: string) => findWeight(weights, layer, name).variable.value;
  // What is fed cannot be fetched: so that it can, layers that pass it through get it at second hand.
  const input = identity(graph, inputs.images);
  const layerOutputs = lowerPlan(graph, plan, { training: false, input, weight });
  const outputs = layerOutputs.get(plan.outputId) as Tensor;
  const learner = { settings, rule, inputs, weights, memories, weight };
  return {
    graph,
    inputs,
    learning: outputs.shape.length === 2 ? buildLearning(graph, plan, outputs, learner) : null,
    outputs,
    layerOutputs,
    weights,
    memories,
    memoryNames: memories.length === 0 ? [] : Object.keys(rule.memory),
    written: {
      weights: after(
        graph,
        'weights_written',
        weights.map(({ variable }) => variable.write),
      ),
      memories: after(
        graph,
        'memories_written',
        memories.map(({ variable }) => variable.write),
      ),
    },
    initialized: after(
      graph,
      'initialized',
      memories.map(({ name, weight, variable }) =>
        graph.scope(`memory/${weight.layerId}`, () => fillVariable(graph, variable, rule.memory[name] ?? 0)),
      ),
    ),
  };
}

/** A number to fetch when all of these nodes have to run. */
function after(graph: Graph, name: string, nodes: readonly GraphNode[]): Tensor {
  return graph.output(Identity, [scalar(graph, 1)], {}, { name, controls: nodes });
}
