import { describe, expect, it } from 'vitest';
import { sizeOf } from '../document/Shape';
import type { InferResult, LayerDefinition } from './LayerDefinition';
import { activations, type ParamSpecs, type ParamValues } from './params';
import { findLayer, layerTypes } from './registry';
import { resolveParams } from './resolveParams';
import { kerasErrors, kerasFacts } from './testing/kerasFacts';

type Case = {
  readonly type: string;
  readonly params: Parameters<typeof resolveParams>[1];
  readonly inputs: readonly (readonly number[])[];
};

function definitionOf(type: string): LayerDefinition {
  const definition = findLayer(type);
  if (definition === null) throw new Error(`no layer type ${type}`);
  return definition;
}

/** What the definition makes of a fact; null where a parameter is refused. */
function inferCase({ type, params, inputs }: Case): { params: ParamValues<ParamSpecs>; result: InferResult } | null {
  const definition = definitionOf(type);
  const resolved = resolveParams(definition, params, `${type} 1`);
  if (resolved.params === null) return null;
  const inputNames = inputs.map((_, slot) => `Layer ${slot + 1}`);
  return {
    params: resolved.params,
    result: definition.infer({ params: resolved.params, inputs, name: `${type} 1`, inputNames }),
  };
}

describe('what Keras makes of a layer', () => {
  it.each(kerasFacts.map((fact) => [fact.id, fact] as const))('%s', (_, fact) => {
    const inferred = inferCase(fact);
    expect(inferred, 'parameters are refused').not.toBeNull();
    const result = inferred?.result;
    if (result?.ok !== true) throw new Error(JSON.stringify(result?.problems));
    expect(result.output).toEqual(fact.output);
    const weights = result.weights.map(({ name, shape, trainable }) => ({ name, shape, trainable }));
    // Keras puts the weights that are not trained last; the order is the same otherwise.
    expect(weights).toEqual(fact.weights);
    const count = (list: typeof result.weights) => list.reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
    expect(count(result.weights)).toBe(fact.paramCount);
    expect(count(result.weights.filter((weight) => weight.trainable))).toBe(fact.trainableParamCount);
    expect(result.explanation.params?.result ?? '0').toBe(fact.paramCount.toLocaleString('en-US'));
    expect(result.explanation.shape.map((line) => line.result)).toEqual(
      fact.output.map((size) => size.toLocaleString('en-US')),
    );
  });

  it.each(kerasErrors.map((fact) => [fact.id, fact] as const))('refuses %s', (_, fact) => {
    expect(inferCase(fact)?.result.ok ?? false).toBe(false);
  });

  it('has at least one fact for every layer type that does not only prepare data', () => {
    const types = new Set(kerasFacts.map((fact) => fact.type));
    const without = layerTypes.filter(({ type }) => !types.has(type) && type !== 'Input' && !type.startsWith('Random'));
    expect(without.map(({ type }) => type)).toEqual([]);
  });

  it('has facts for every activation, inside a layer and as one of its own', () => {
    const used = (type: string) =>
      kerasFacts.filter((fact) => fact.type === type).map(({ params }) => params.activation);
    expect(activations.filter((name) => !used('Activation').includes(name))).toEqual([]);
    expect(activations.filter((name) => !used('Dense').includes(name))).toEqual([]);
  });
});
