import type { PytorchWeight } from '../../layers/emission/PytorchLayer';
import type { WeightValue, WeightValues } from '../CodeInput';
import type { NamedTensor } from '../safetensors';
import { permuteAxes, weightOf } from '../weightValues';
import type { PytorchNetwork } from './pytorchNetwork';

/** All weights of a network by the names of its `state_dict`, in PyTorch's order of axes. Throws where one is missing. */
export function pytorchWeights({ parts }: PytorchNetwork, values: WeightValues): readonly NamedTensor[] {
  return parts.flatMap((part) => {
    if (part.kind === 'omitted') return [];
    return part.attributes.flatMap(({ name, weights }) =>
      weights.map((weight) => {
        const value = weightOf(values, part.layer.id, weight.weight);
        return { name: `${name}.${weight.parameter}`, ...inOrder(value, weight) };
      }),
    );
  });
}

function inOrder(value: WeightValue, { permute, shape }: PytorchWeight): WeightValue {
  const permuted = permute === undefined ? value : permuteAxes(value, permute);
  return shape === undefined ? permuted : { ...permuted, shape };
}
