import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../document/json';
import type { Shape } from '../../document/Shape';
import { findLayer, layerTypes } from '../registry';
import { resolveParams } from '../resolveParams';
import { kerasLayer } from './kerasLayer';
import signatures from './kerasSignatures.facts.json';

const image: Shape = [8, 6, 3];

function emit(type: string, params: JsonObject, inputs: readonly Shape[] = [image]) {
  const definition = findLayer(type);
  if (definition === null) throw new Error(`There is no layer type ${type}.`);
  const resolved = resolveParams(definition, params, type);
  if (resolved.params === null) throw new Error(resolved.problems.map(({ message }) => message).join(' '));
  return kerasLayer(definition, { params: resolved.params, inputs, output: image, weights: [] });
}

describe('a layer in Keras', () => {
  it.each([
    { type: 'Input', params: {}, className: 'InputLayer', config: { shape: [28, 28, 1] }, positional: [] },
    {
      type: 'Conv2D',
      params: {},
      config: { filters: 32, kernel_size: [3, 3] },
      positional: ['filters', 'kernel_size'],
    },
    {
      type: 'Conv2D',
      params: {
        activation: 'hardSigmoid',
        padding: 'same',
        strides: 2,
        groups: 3,
        filters: 6,
        kernelInitializer: 'heNormal',
        kernelRegularizer: { l1: 0, l2: 0.01 },
        useBias: false,
      },
      config: {
        filters: 6,
        kernel_size: [3, 3],
        strides: [2, 2],
        padding: 'same',
        groups: 3,
        activation: 'hard_sigmoid',
        use_bias: false,
        kernel_initializer: 'he_normal',
        kernel_regularizer: { class_name: 'L1L2', config: { l1: 0, l2: 0.01 } },
      },
      positional: ['filters', 'kernel_size'],
    },
    // Keras has a default for one of the two pooling layers only.
    { type: 'MaxPooling2D', params: {}, config: {}, positional: [] },
    { type: 'MaxPooling2D', params: { poolSize: 3 }, config: { pool_size: [3, 3] }, positional: ['pool_size'] },
    { type: 'AveragePooling2D', params: {}, config: { pool_size: [2, 2] }, positional: ['pool_size'] },
    { type: 'GlobalMaxPooling2D', params: { keepDims: true }, config: { keepdims: true }, positional: [] },
    { type: 'ZeroPadding2D', params: {}, config: {}, positional: [] },
    {
      type: 'ZeroPadding2D',
      params: {
        padding: [
          [0, 1],
          [2, 2],
        ],
      },
      config: {
        padding: [
          [0, 1],
          [2, 2],
        ],
      },
      positional: ['padding'],
    },
    { type: 'Activation', params: {}, config: { activation: 'relu' }, positional: ['activation'] },
    { type: 'ReLU', params: { maxValue: 6 }, config: { max_value: 6 }, positional: [] },
    { type: 'LeakyReLU', params: {}, config: {}, positional: [] },
    { type: 'BatchNormalization', params: { momentum: 0.9 }, config: { momentum: 0.9 }, positional: [] },
    { type: 'Rescaling', params: { scale: 0.5 }, config: { scale: 0.5 }, positional: ['scale'] },
    {
      type: 'Normalization',
      params: { mean: [1, 2, 3] },
      config: { mean: [1, 2, 3], variance: 1 },
      positional: [],
    },
    { type: 'RandomFlip', params: {}, config: {}, positional: [] },
    { type: 'RandomFlip', params: { mode: 'horizontal' }, config: { mode: 'horizontal' }, positional: ['mode'] },
    {
      type: 'Dropout',
      params: { noiseShape: [null, 1, 1, null] },
      config: { rate: 0.5, noise_shape: [null, 1, 1, null] },
      positional: ['rate'],
    },
    { type: 'RandomContrast', params: {}, config: { factor: [0.1, 0.1] }, positional: ['factor'] },
    { type: 'Concatenate', params: { axis: 1 }, config: { axis: 1 }, positional: [] },
  ])('$type $params', ({ type, params, className = type, config, positional }) => {
    const layer = emit(type, params as JsonObject);
    expect(layer).toEqual({ className, config, positional });
    expect(Object.keys(layer.config)).toEqual(Object.keys(config));
  });

  it.each(layerTypes.map((definition) => [definition.type, definition] as const))(
    '%s has only arguments of Keras, and every parameter',
    (_, definition) => {
      const className = definition.family === 'input' ? 'InputLayer' : definition.type;
      const known = (signatures as unknown as Record<string, readonly (readonly [string])[]>)[className];
      if (known === undefined && definition.keras !== undefined) return;
      const names = (known ?? []).map(([name]) => name);
      const ours = Object.keys(definition.params).map((param) =>
        param.replace('keepDims', 'keepdims').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      );
      expect(names).toEqual(expect.arrayContaining(ours));
    },
  );
});
