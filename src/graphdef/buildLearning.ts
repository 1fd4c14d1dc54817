import type { Plan, PlanLayer } from '../compiler/Plan';
import { differentiate } from '../operations/differentiate';
import type { Graph } from '../operations/Graph';
import type { GraphNode } from '../operations/GraphNode';
import type { Tensor } from '../operations/Tensor';
import { assign } from '../operations/types/AssignVariableOp';
import { cast } from '../operations/types/Cast';
import { constant, scalar } from '../operations/types/Const';
import { Identity } from '../operations/types/Identity';
import { stack } from '../operations/types/Pack';
import { broadcastTo } from '../operations/types/Sum';
import type { TrainingSettings } from '../training/TrainingSettings';
import { clipGradients } from './clipGradients';
import { accuracyOf, lossOf, targetsOf } from './losses';
import { lowerPlan } from './lowerPlan';
import type { ChosenRule } from './optimizers/ruleFor';
import { withPenalties } from './penalties';
import { layerSeed } from './seeds';
import type { GraphInputs, GraphMemory, GraphWeight, Learning } from './TrainingGraph';

/** The settings that a graph is made for. The rest of a training is the loop's. */
export type GraphSettings = Pick<TrainingSettings, 'loss' | 'optimizer' | 'gradientClipping' | 'seed'>;

export type Learner = {
  readonly settings: GraphSettings;
  readonly rule: ChosenRule;
  readonly inputs: GraphInputs;
  readonly weights: readonly GraphWeight[];
  readonly memories: readonly GraphMemory[];
  readonly weight: (layer: PlanLayer, name: string) => Tensor;
};

/** One step of training, and the judgement of a batch. `outputs`: of the inference form, [batch, units]. */
export function buildLearning(graph: Graph, plan: Plan, outputs: Tensor, learner: Learner): Learning {
  const evaluate = graph.scope('evaluation', () => judge(graph, outputs, learner).results);
  return { train: buildStep(graph, plan, learner), evaluate };
}

function buildStep(graph: Graph, plan: Plan, learner: Learner): Tensor {
  const { inputs, settings, weights } = learner;
  const updates: GraphNode[] = [];
  const outputs = lowerPlan(graph, plan, {
    training: true,
    input: inputs.images,
    weight: learner.weight,
    update: (layer, name, value) => {
      updates.push(assign(graph, findWeight(weights, layer, name).variable.handle, value));
    },
    seed: ({ id }) => stack(graph, [constant(graph, [layerSeed(settings.seed, id)], [], 'int32'), inputs.step], 0),
    drawn: ({ id }) => {
      const found = inputs.drawn.find(({ layerId }) => layerId === id);
      if (found === undefined) throw new Error(`Nothing is drawn for layer "${id}".`);
      return found.values;
    },
  }).get(plan.outputId ?? '') as Tensor;
  return graph.scope('training', () => {
    const { loss, results } = judge(graph, outputs, learner);
    const changes = graph.scope('optimizer', () => changeWeights(graph, loss, learner));
    return graph.output(Identity, [results], {}, { name: 'results', controls: [...changes, ...updates] });
  });
}

/** The loss with penalties, and beside it the accuracy: float32 [2]. */
function judge(graph: Graph, outputs: Tensor, { inputs, settings, weights }: Learner) {
  const targets = targetsOf(graph, inputs.labels, outputs);
  const regularized = weights.map(({ regularizer, variable }) => ({ regularizer, value: variable.value }));
  const loss = withPenalties(graph, lossOf(graph, settings.loss, outputs, targets), regularized);
  return { loss, results: stack(graph, [loss, accuracyOf(graph, outputs, targets)], 0) };
}

function changeWeights(graph: Graph, loss: Tensor, learner: Learner): readonly GraphNode[] {
  const { settings, rule, inputs, memories } = learner;
  const trainable = learner.weights.filter((weight) => weight.trainable);
  if (trainable.length === 0) return [];
  const slopes = differentiate(
    graph,
    loss,
    trainable.map(({ variable }) => variable.value),
  );
  // A weight that does not touch the loss stays, but for weight decay.
  const gradients = slopes.map((slope, place) => slope ?? zeros(graph, trainable[place] as GraphWeight));
  const clipped = clipGradients(graph, settings.gradientClipping, gradients);
  const numbers = { learningRate: inputs.learningRate, step: cast(graph, inputs.step, 'float32') };
  const change = rule.step(graph, numbers);
  return trainable.flatMap((weight, place) => {
    const ofWeight = memories.filter((memory) => memory.weight === weight);
    const memory = Object.fromEntries(ofWeight.map(({ name, variable }) => [name, variable]));
    return graph.scope(`layers/${weight.layerId}`, () =>
      change({ weight: weight.variable, gradient: clipped[place] as Tensor, memory }),
    );
  });
}

function zeros(graph: Graph, { shape }: GraphWeight): Tensor {
  return broadcastTo(graph, scalar(graph, 0), shape);
}

export function findWeight(weights: readonly GraphWeight[], layer: PlanLayer, name: string): GraphWeight {
  const found = weights.find((weight) => weight.layerId === layer.id && weight.name === name);
  if (found === undefined) throw new Error(`Layer "${layer.id}" has no weight "${name}".`);
  return found;
}
