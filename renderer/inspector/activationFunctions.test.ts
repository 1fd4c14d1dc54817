import { describe, expect, it } from 'vitest';
import { activations } from '../../src/layers/params';
import { activationFunctions, isActivation } from './activationFunctions';

// Computed by keras.activations at -2, 0 and 1.5.
const facts: { readonly [name: string]: readonly [number, number, number] } = {
  linear: [-2, 0, 1.5],
  relu: [0, 0, 1.5],
  relu6: [0, 0, 1.5],
  sigmoid: [0.119203, 0.5, 0.817574],
  tanh: [-0.964028, 0, 0.905148],
  softplus: [0.126928, Math.LN2, 1.701413],
  softsign: [-0.666667, 0, 0.6],
  elu: [-0.864665, 0, 1.5],
  selu: [-1.520166, 0, 1.576051],
  swish: [-0.238406, 0, 1.226361],
  gelu: [-0.0455, 0, 1.399789],
  hardSigmoid: [0.166667, 0.5, 0.75],
  hardSwish: [-0.333333, 0, 1.125],
  mish: [-0.252501, 0, 1.403338],
  exponential: [0.135335, 1, 4.481689],
};

describe('activationFunctions', () => {
  it.each(activations.filter((name) => name !== 'softmax'))('%s is what Keras computes', (name) => {
    [-2, 0, 1.5].forEach((x, index) => {
      expect(activationFunctions[name]?.(x)).toBeCloseTo(facts[name]?.[index] ?? Number.NaN, 4);
    });
  });

  it('knows the names', () => {
    expect(isActivation('relu')).toBe(true);
    expect(isActivation('ReLU')).toBe(false);
  });
});
