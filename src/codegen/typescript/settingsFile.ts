import type { Plan } from '../../compiler/Plan';
import type { TrainingSettings } from '../../training/TrainingSettings';
import type { CodeInput } from '../CodeInput';
import type { SourceFile } from '../SourceFile';
import type { Value } from './expressions';
import { valueExpression, writeLines } from './expressions';
import { tensorflowLayers } from './tensorflowLayers';
import { VariableNames } from './variableNames';

/** What the network was trained with, and how its first weights are drawn. */
export function settingsFile({ name, plan, settings, classNames }: CodeInput): SourceFile {
  const input = plan.inputId === null ? undefined : plan.layerById.get(plan.inputId);
  const value = {
    title: name.trim() === '' ? 'The network' : name,
    imageShape: input?.outputShape ?? [],
    classNames: classNames ?? [],
    training: trainingValue(settings),
    firstWeights: firstWeights(plan),
  };
  const lines = [
    "import type { NetworkSettings } from './NetworkSettings';",
    '',
    ...writeLines('export const settings: NetworkSettings = ', valueExpression(value), ';'),
  ];
  return { path: 'src/settings.ts', lines: lines.map((text) => ({ text, layerId: null })) };
}

/** Settings are plain JSON. */
function trainingValue(settings: TrainingSettings): Value {
  return { ...settings, metrics: [...settings.metrics] };
}

/** By the names that the weights have in the package. */
function firstWeights(plan: Plan): Value {
  const names = new VariableNames(plan);
  return plan.layers
    .filter(({ connected, weights }) => connected && weights.length > 0)
    .map((layer) => ({
      layer: names.of(layer.id).layer,
      id: layer.id,
      weights: layer.weights.map((weight) => ({
        name: weight.name,
        shape: weight.shape,
        initializer: weight.initializer,
        fans: weight.fans,
        tfjsName: tensorflowLayers(layer)?.[0]?.weightNames[weight.name],
      })),
    }));
}
