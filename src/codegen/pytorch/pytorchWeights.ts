import type { PytorchWeight } from '../../layers/emission/PytorchLayer';
import type { WeightValue, WeightValues } from '../CodeInput';
import type { NamedTensor } from '../safetensors';
import type { PytorchNetwork } from './pytorchNetwork';

/** All weights of a network by the names of its `state_dict`, in PyTorch's order of axes. Throws where one is missing. */
export function pytorchWeights({ parts }: PytorchNetwork, values: WeightValues): readonly NamedTensor[] {
  return parts.flatMap((part) => {
    if (part.kind === 'omitted') return [];
    return part.attributes.flatMap(({ name, weights }) =>
      weights.map((weight) => {
        const value = values.get(part.layer.id)?.get(weight.weight);
        if (value === undefined) throw new Error(`Layer "${part.layer.id}" has no weight "${weight.weight}".`);
        return { name: `${name}.${weight.parameter}`, ...inOrder(value, weight) };
      }),
    );
  });
}

function inOrder(value: WeightValue, { permute, shape }: PytorchWeight): WeightValue {
  const permuted = permute === undefined ? value : withAxes(value, permute);
  return shape === undefined ? permuted : { ...permuted, shape };
}

/** `axes`: which axis of the value each axis of the answer is. */
function withAxes({ shape, data }: WeightValue, axes: readonly number[]): WeightValue {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((size, length) => size * length, 1));
  const lengths = axes.map((axis) => shape[axis] ?? 1);
  const steps = axes.map((axis) => strides[axis] ?? 1);
  const result = new Float32Array(data.length);
  const place = lengths.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = data[from] as number;
    for (let axis = lengths.length - 1; axis >= 0; axis--) {
      const length = lengths[axis] as number;
      const step = steps[axis] as number;
      from += step;
      place[axis] = (place[axis] as number) + 1;
      if ((place[axis] as number) < length) break;
      place[axis] = 0;
      from -= step * length;
    }
  }
  return { shape: lengths, data: result };
}
