import { describe, expect, it } from 'vitest';
import { withPenalties } from '../../../../src/graphdef/penalties';
import { savedModelBytes, tensorName } from '../../../../src/graphdef/serialize';
import { findLayer } from '../../../../src/layers/registry';
import { resolveParams } from '../../../../src/layers/resolveParams';
import type { KerasFact, SampledValues } from '../../../../src/layers/testing/kerasFacts';
import {
  factBatch,
  factInput,
  factLearningRate,
  factTarget,
  factWeight,
  kerasFacts,
  sampledIndex,
} from '../../../../src/layers/testing/kerasFacts';
import { differentiate } from '../../../../src/operations/differentiate';
import { Graph } from '../../../../src/operations/Graph';
import type { Tensor } from '../../../../src/operations/Tensor';
import { identity } from '../../../../src/operations/types/Identity';
import { mean } from '../../../../src/operations/types/Mean';
import { placeholder } from '../../../../src/operations/types/Placeholder';
import { square } from '../../../../src/operations/types/Square';
import { subtract } from '../../../../src/operations/types/Sub';
import type { Feeds } from './GraphSession';
import { GraphSession } from './GraphSession';
import { loadBinding } from './loadBinding';

const binding = loadBinding();
const tolerance = 1e-4;

describe('layers as TensorFlow operations compute what Keras computes', () => {
  it.each(kerasFacts)('$id', (fact) => {
    const built = buildGraph(fact);
    const session = GraphSession.load(binding, savedModelBytes(built.graph, {}));
    const run = (...tensors: Tensor[]) =>
      session
        .run(built.feeds, tensors.map(tensorName))
        .map(({ shape, data }) => ({ shape, data: data as Float32Array }));

    const [output] = run(built.inference);
    expect(output?.shape).toEqual([factBatch, ...fact.output]);
    expectSampled(output?.data, fact.inference, 'output');

    const { training } = fact;
    if (training !== null) {
      const [loss] = run(built.loss);
      expectClose(loss?.data[0], training.loss, 'loss');
      training.inputGradients.forEach((expected, slot) => {
        const [gradient] = run(built.inputGradients[slot] as Tensor);
        expectSampled(gradient?.data, expected, `gradient of input ${slot}`);
      });
      fact.weights.forEach(({ name, shape, trainable }, index) => {
        const before = factWeight(name, shape, index);
        const [changed] = run(built.changes.get(name) as Tensor);
        const after = trainable
          ? before.map((value, place) => value - factLearningRate * (changed?.data[place] ?? Number.NaN))
          : changed?.data;
        expectSampled(after, training.weights[name] as SampledValues, name);
      });
    }
    session.dispose();
  });
});

/** `changes`: the gradient of a trainable weight, the new value of another one. */
function buildGraph(fact: KerasFact) {
  const definition = findLayer(fact.type);
  if (definition === null) throw new Error(`There is no layer type ${fact.type}.`);
  const { params } = resolveParams(definition, fact.params, fact.type);
  if (params === null) throw new Error(`The parameters of "${fact.id}" are refused.`);
  const inputNames = fact.inputs.map((_, slot) => `input ${slot}`);
  const inferred = definition.infer({ params, inputs: fact.inputs, name: fact.type, inputNames });
  if (!inferred.ok) throw new Error(`"${fact.id}" is refused: ${inferred.problems[0]?.message}`);
  const graph = new Graph();
  const feeds: { [tensor: string]: Feeds[string] } = {};
  const given = (name: string, shape: readonly (number | null)[], data: Float32Array) => {
    const tensor = placeholder(graph, name, 'float32', shape);
    feeds[tensorName(tensor)] = { dtype: 'float32', shape: shape.map((size) => size ?? factBatch), data };
    return tensor;
  };
  // What is fed cannot be fetched, and some layers pass their input through.
  const inputs = fact.inputs.map((shape, slot) =>
    identity(graph, given(`input${slot}`, [null, ...shape], factInput(shape, slot))),
  );
  const weights = new Map(
    fact.weights.map(({ name, shape }, index) => [name, given(name, shape, factWeight(name, shape, index))]),
  );
  const target = given('target', [null, ...fact.output], factTarget(fact.output));
  const changes = new Map<string, Tensor>();
  const lower = (training: boolean) =>
    definition.tensorflow({
      graph,
      params,
      inputs,
      input: inputs[0] as Tensor,
      output: fact.output,
      training,
      weight: (name) => weights.get(name) as Tensor,
      update: (name, value) => changes.set(name, value),
      seed: () => placeholder(graph, 'seed', 'int32', [2]),
      drawn: () => placeholder(graph, 'drawn', 'float32', [null, 1]),
    });
  const inference = lower(false);
  const errors = square(graph, subtract(graph, lower(true), target));
  const error = mean(
    graph,
    errors,
    errors.shape.map((_, axis) => axis),
  );
  const regularized = inferred.weights.map(({ name, regularizer }) => ({
    value: weights.get(name) as Tensor,
    regularizer: regularizer ?? null,
  }));
  const loss = withPenalties(graph, error, regularized);
  const trainable = fact.weights.filter((weight) => weight.trainable);
  const sources = [...inputs, ...trainable.map(({ name }) => weights.get(name) as Tensor)];
  const gradients = differentiate(graph, loss, sources);
  trainable.forEach(({ name }, index) => {
    changes.set(name, gradients[inputs.length + index] as Tensor);
  });
  return { graph, feeds, inference, loss, inputGradients: gradients.slice(0, inputs.length), changes };
}

function expectSampled(values: Float32Array | undefined, sampled: SampledValues, what: string): void {
  expect(values?.length, `size of ${what}`).toBe(sampled.size);
  sampled.values.forEach((value, k) => {
    const index = sampledIndex(sampled, k);
    expectClose(values?.[index], value, `${what} at ${index}`);
  });
}

function expectClose(actual: number | undefined, expected: number, what: string): void {
  const distance = Math.abs((actual ?? Number.NaN) - expected);
  // Written so that NaN fails.
  if (!(distance <= tolerance * Math.max(1, Math.abs(expected)))) {
    expect.fail(`${what} is ${actual}, but Keras has ${expected}`);
  }
}
