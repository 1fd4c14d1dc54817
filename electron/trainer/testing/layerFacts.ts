import type { Scalar, Tensor } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanLayer } from '../../../src/compiler/Plan';
import type { EngineName } from '../../../src/contract/trainerMessages';
import { findLayer } from '../../../src/layers/registry';
import { resolveParams } from '../../../src/layers/resolveParams';
import type { KerasFact, SampledValues } from '../../../src/layers/testing/kerasFacts';
import {
  factBatch,
  factInput,
  factLearningRate,
  factTarget,
  factWeight,
  kerasFacts,
  sampledIndex,
} from '../../../src/layers/testing/kerasFacts';
import { StepRandomness } from '../engines/customLayers/StepRandomness';
import { openEngine } from '../engines/openEngine';
import { LayerChain, tfjsLayersOf } from '../engines/tfjs/LayerChain';
import { Learner } from '../engines/tfjs/Learner';
import { tf } from '../engines/tfjs/tf';

const tolerance = 1e-4;

/** Every row of the Keras facts on one engine: the output in inference, and one step of training. */
export function describeLayerFacts(engine: EngineName): void {
  describe(`layers on ${engine} compute what Keras computes`, () => {
    beforeAll(async () => {
      await openEngine(engine);
    });

    it.each(kerasFacts)('$id', (fact) => {
      const before = tf.memory().numTensors;
      const chain = buildChain(fact);
      const inputs = fact.inputs.map((shape, slot) => tf.tensor(factInput(shape, slot), [factBatch, ...shape]));
      setWeights(chain, fact);

      const output = tf.tidy(() => chain.call(inputs, false).clone());
      expect(output.shape).toEqual([factBatch, ...fact.output]);
      expectSampled(output, fact.inference, 'output');
      output.dispose();

      if (fact.training !== null) checkTraining(chain, inputs, fact, fact.training);
      chain.dispose();
      for (const input of inputs) input.dispose();
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}

function checkTraining(
  chain: LayerChain,
  inputs: Tensor[],
  fact: KerasFact,
  training: NonNullable<KerasFact['training']>,
): void {
  const target = tf.tensor(factTarget(fact.output), [factBatch, ...fact.output]);
  const lossOf = (values: Tensor[]): Scalar => tf.mean(tf.square(tf.sub(chain.call(values, true), target)));

  const gradients = tf.grads((...values: Tensor[]) => lossOf(values))(inputs);
  training.inputGradients.forEach((expected, slot) => {
    expectSampled(gradients[slot] as Tensor, expected, `gradient of input ${slot}`);
  });
  for (const gradient of gradients) gradient.dispose();

  // The first pass moved the statistics of batch normalization.
  setWeights(chain, fact);
  const optimizer = { type: 'sgd', learningRate: factLearningRate, momentum: 0, nesterov: false } as const;
  const learner = new Learner(chain.weights, { optimizer, gradientClipping: null });
  const step = { number: 1, learningRate: factLearningRate };
  const loss = tf.tidy(() => learner.step(() => lossOf(inputs), step));
  expectClose(loss.dataSync()[0], training.loss, 'loss');
  for (const { name, variable } of chain.weights) {
    expectSampled(variable.read(), training.weights[name] as SampledValues, name);
  }
  learner.dispose();
  loss.dispose();
  target.dispose();
}

/** The layer of a fact, as a plan would hold it. */
function buildChain(fact: KerasFact): LayerChain {
  const definition = findLayer(fact.type);
  if (definition === null) throw new Error(`There is no layer type ${fact.type}.`);
  const { params } = resolveParams(definition, fact.params, fact.type);
  if (params === null) throw new Error(`The parameters of "${fact.id}" are refused.`);
  const inputNames = fact.inputs.map((_, slot) => `input ${slot}`);
  const inferred = definition.infer({ params, inputs: fact.inputs, name: fact.type, inputNames });
  if (!inferred.ok) throw new Error(`"${fact.id}" is refused: ${inferred.problems[0]?.message}`);
  const layer: PlanLayer = {
    id: 'layer',
    type: fact.type,
    definition,
    name: fact.type,
    params,
    inputIds: inputNames,
    inputShapes: fact.inputs,
    outputShape: inferred.output,
    weights: inferred.weights,
    paramCount: null,
    trainableParamCount: null,
    macs: null,
    receptiveField: null,
    explanation: null,
    status: 'ok',
    waitingFor: null,
    connected: true,
  };
  return new LayerChain(layer, tfjsLayersOf(layer), new StepRandomness(1));
}

function setWeights(chain: LayerChain, fact: KerasFact): void {
  fact.weights.forEach(({ name, shape }, index) => {
    const weight = chain.weights.find((candidate) => candidate.name === name);
    if (weight === undefined) throw new Error(`"${fact.id}" has no weight ${name}.`);
    tf.tidy(() => {
      weight.variable.write(tf.tensor(factWeight(name, shape, index), [...shape]));
    });
  });
}

function expectSampled(tensor: Tensor, sampled: SampledValues, what: string): void {
  const values = tensor.dataSync();
  expect(values.length, `size of ${what}`).toBe(sampled.size);
  sampled.values.forEach((value, k) => {
    const index = sampledIndex(sampled, k);
    expectClose(values[index], value, `${what} at ${index}`);
  });
}

function expectClose(actual: number | undefined, expected: number, what: string): void {
  const distance = Math.abs((actual ?? Number.NaN) - expected);
  // Written so that NaN fails.
  if (!(distance <= tolerance * Math.max(1, Math.abs(expected)))) {
    expect.fail(`${what} is ${actual}, but Keras has ${expected}`);
  }
}
