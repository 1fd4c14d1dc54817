import type { Graph } from '../../operations/Graph';
import type { GraphNode } from '../../operations/GraphNode';
import type { Tensor } from '../../operations/Tensor';
import type { OptimizerSettings, OptimizerType } from '../../training/TrainingSettings';
import type { Variable } from '../Variable';

export type SettingsOf<T extends OptimizerType> = Extract<OptimizerSettings, { readonly type: T }>;

/** What an optimizer is given of one weight at one step. */
export type WeightStep = {
  readonly weight: Variable;
  readonly gradient: Tensor;
  readonly memory: { readonly [name: string]: Variable };
};

/** What is the same for all weights at one step: scalars, float32. */
export type StepNumbers = {
  readonly learningRate: Tensor;
  /** Counted from 1. */
  readonly step: Tensor;
};

/** What is remembered of each weight, by name: the first value of all its numbers. */
export type Memory = Readonly<Partial<Record<string, number>>>;

/** How a weight is changed by its gradient. */
export type OptimizerRule<T extends OptimizerType> = {
  memory(settings: SettingsOf<T>): Memory;
  /** Prepares a step; the answer adds the operations that change one weight. All that it returns must run. */
  step(graph: Graph, settings: SettingsOf<T>, numbers: StepNumbers): (part: WeightStep) => readonly GraphNode[];
};

/** A variable that the rule itself asked for. */
export function remembered(part: WeightStep, name: string): Variable {
  const variable = part.memory[name];
  if (variable === undefined) throw new Error(`This optimizer keeps no "${name}".`);
  return variable;
}
