import type { Tensor1D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineName } from '../../../src/contract/trainerMessages';
import { activationFunctions } from '../engines/customLayers/activations';
import { openEngine } from '../engines/openEngine';
import { clipGradients } from '../engines/tfjs/clipGradients';
import { accuracyOf, lossOf, targets } from '../engines/tfjs/losses';
import { createOptimizer } from '../engines/tfjs/optimizers';
import { tf } from '../engines/tfjs/tf';
import { firstWeights, gradientAt, trainingFacts } from './trainingFacts';

/** Optimizers, gradient clipping and losses on one engine, against Keras. */
export function describeTrainingFacts(engine: EngineName): void {
  describe(`training on ${engine} computes what Keras computes`, () => {
    beforeAll(async () => {
      await openEngine(engine);
    });

    it.each(trainingFacts.optimizers.map((fact) => ({ name: JSON.stringify(fact.settings), ...fact })))(
      '$name',
      ({ settings, weights }) => {
        const before = tf.memory().numTensors;
        let current = tf.tensor1d(firstWeights());
        const optimizer = createOptimizer(settings, current.size);
        weights.forEach((expected, index) => {
          const next: Tensor1D = tf.tidy(() => {
            const step = { number: index + 1, learningRate: settings.learningRate };
            return optimizer.step(current, tf.tensor1d(gradientAt(index + 1)), step);
          });
          current.dispose();
          current = next;
          expectAll(Array.from(current.dataSync()), expected);
        });
        optimizer.dispose();
        current.dispose();
        expect(tf.memory().numTensors).toBe(before);
      },
    );

    it.each(trainingFacts.clippings.map((fact) => ({ name: JSON.stringify(fact.clipping), ...fact })))(
      'gradients clipped by $name',
      ({ clipping, gradients, clipped }) => {
        const bounded = tf.tidy(() =>
          Array.from(
            clipGradients(
              clipping,
              gradients.map((gradient) => tf.tensor1d([...gradient])),
            ).dataSync(),
          ),
        );
        expectAll(bounded, clipped.flat());
      },
    );

    it.each(
      trainingFacts.losses.map((fact) => ({ name: `${fact.loss} of ${fact.activation} ${fact.labels}`, ...fact })),
    )('$name', ({ loss, activation, labels, logits, value, accuracy }) => {
      const results = tf.tidy(() => {
        const before = tf.tensor2d(logits.map((row) => [...row]));
        const outputs = activationFunctions[activation](before);
        const expected = targets(Int32Array.from(labels), before.shape[1]);
        const final = activation === 'softmax' || activation === 'sigmoid' ? activation : null;
        // Both ways: from the outputs alone, and with what stands before the activation.
        const given = [
          { outputs, logits: null, activation: null },
          { outputs, logits: final === null ? null : before, activation: final },
        ];
        return given.map((way) => [
          lossOf(loss, way, expected).dataSync()[0],
          accuracyOf(outputs, expected).dataSync()[0],
        ]);
      });
      for (const [ourLoss, ourAccuracy] of results) {
        expectAll([ourLoss ?? Number.NaN, ourAccuracy ?? Number.NaN], [value, accuracy]);
      }
    });
  });
}

function expectAll(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => {
    const distance = Math.abs((actual[index] ?? Number.NaN) - value);
    // Written so that NaN fails.
    if (!(distance <= 2e-6 * Math.max(1, Math.abs(value)))) {
      expect.fail(`value ${index} is ${actual[index]}, but Keras has ${value}`);
    }
  });
}
