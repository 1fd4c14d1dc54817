import type { Graph } from '../../operations/Graph';
import type { GraphNode } from '../../operations/GraphNode';
import type { OptimizerSettings } from '../../training/TrainingSettings';
import { adagrad } from './adagrad';
import { adam, adamw } from './adam';
import type { Memory, StepNumbers, WeightStep } from './OptimizerRule';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

/** An optimizer with its numbers. */
export type ChosenRule = {
  readonly memory: Memory;
  step(graph: Graph, numbers: StepNumbers): (part: WeightStep) => readonly GraphNode[];
};

export function ruleFor(settings: OptimizerSettings): ChosenRule {
  switch (settings.type) {
    case 'sgd':
      return { memory: sgd.memory(settings), step: (graph, numbers) => sgd.step(graph, settings, numbers) };
    case 'adam':
      return { memory: adam.memory(settings), step: (graph, numbers) => adam.step(graph, settings, numbers) };
    case 'adamw':
      return { memory: adamw.memory(settings), step: (graph, numbers) => adamw.step(graph, settings, numbers) };
    case 'rmsprop':
      return { memory: rmsprop.memory(settings), step: (graph, numbers) => rmsprop.step(graph, settings, numbers) };
    case 'adagrad':
      return { memory: adagrad.memory(settings), step: (graph, numbers) => adagrad.step(graph, settings, numbers) };
  }
}
