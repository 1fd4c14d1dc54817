import { expect, test } from 'vitest';
import { factsOf, operationFacts } from './tensorflowFacts';

test('every tensor has as many values as its shape says', () => {
  for (const fact of operationFacts) {
    for (const tensor of [...fact.inputs, ...fact.outputs, ...fact.outputGradients, ...fact.gradients]) {
      if (tensor === null) continue;
      const size = tensor.shape.reduce((product, axis) => product * axis, 1);
      expect(tensor.values.length, `${fact.id} ${tensor.dtype} ${tensor.shape.join(' x ')}`).toBe(size);
    }
  }
});

test('gradients have the shapes of what they belong to', () => {
  for (const fact of operationFacts) {
    expect(fact.gradients.length, fact.id).toBe(fact.inputs.length);
    fact.gradients.forEach((gradient, place) => {
      if (gradient !== null) expect(gradient.shape, fact.id).toEqual(fact.inputs[place]?.shape);
    });
    fact.outputGradients.forEach((gradient, place) => {
      if (gradient !== null) expect(gradient.shape, fact.id).toEqual(fact.outputs[place]?.shape);
    });
  }
});

test('the numbers are those of TensorFlow', () => {
  const numbers = (operation: string, note: string) => {
    const fact = factsOf(operation).find(([id]) => id === `${operation}: ${note}`)?.[1];
    return Array.from(fact?.outputs[0]?.values ?? []);
  };
  expect(numbers('Cast', 'uint8 to float32')).toEqual([0, 1, 128, 255]);
  expect(numbers('Maximum', 'ties')).toEqual([1, 2, -1, 3]);
  expect(numbers('Greater', 'ties')).toEqual([0, 1, 0, 0]);
});
