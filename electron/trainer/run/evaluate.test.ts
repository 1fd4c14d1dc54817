import { describe, expect, it } from 'vitest';
import { MemorySource } from '../data/MemorySource';
import type { Batch, Model } from '../engines/Engine';
import { evaluateTest, readAnswer } from './evaluate';

describe('readAnswer', () => {
  it.each([
    { name: 'shares', outputs: [0.1, 0.7, 0.2], predicted: 1, confidence: 0.7 },
    { name: 'a tie, where the first wins', outputs: [0.5, 0.5], predicted: 0, confidence: 0.5 },
    { name: 'numbers without a softmax', outputs: [Math.log(3), 0, -50], predicted: 0, confidence: 0.75 },
    { name: 'huge numbers', outputs: [1e30, 0], predicted: 0, confidence: 1 },
    { name: 'one output that says yes', outputs: [0.9], predicted: 1, confidence: 0.9 },
    { name: 'one output that says no', outputs: [0.2], predicted: 0, confidence: 0.8 },
    { name: 'one output beyond 1', outputs: [7], predicted: 1, confidence: 1 },
  ])('of $name', ({ outputs, predicted, confidence }) => {
    const answer = readAnswer(Float32Array.from(outputs));
    expect(answer.predicted).toBe(predicted);
    expect(answer.confidence).toBeCloseTo(confidence, 5);
  });
});

describe('evaluateTest', () => {
  /** Test images of one pixel; a network that answers the pixel's value, in hundredths, for class 1. */
  const pixels = Uint8Array.from([0, 255, 200, 30, 255]);
  const labels = Uint8Array.from([0, 1, 0, 1, 0]);
  const facts = { title: 'Test', classNames: ['no', 'yes'], imageShape: [1, 1, 1] };
  const source = new MemorySource(facts, 'made by the test', [1, 1, 1], {
    train: { pixels: [], labels: new Uint8Array(0) },
    test: { pixels: [pixels], labels },
  });
  const model: Pick<Model, 'evaluateBatch'> = {
    evaluateBatch: async ({ images, labels: expected }: Batch) => ({
      loss: images.shape[0] as number,
      accuracy: expected[0] as number,
      outputs: {
        shape: [expected.length, 2],
        data: Float32Array.from([...images.data].flatMap((value) => [1 - value / 255, value / 255])),
      },
    }),
  };

  it('counts, weighs chunks by their size, and puts the surest mistakes first', async () => {
    const evaluation = await evaluateTest(model as Model, source, 2, async () => {});
    expect(evaluation).toMatchObject({
      images: 5,
      loss: (2 * 2 + 2 * 2 + 1) / 5,
      accuracy: 0,
      classNames: ['no', 'yes'],
      confusion: [
        [1, 2],
        [1, 1],
      ],
    });
    expect(evaluation.mistakes.map(({ index, actual, predicted }) => [index, actual, predicted])).toEqual([
      [4, 0, 1],
      [3, 1, 0],
      [2, 0, 1],
    ]);
  });
});
