import { describe, expect, it } from 'vitest';
import { checkDivergence } from './divergence';
import { resolveTraining } from './resolveTraining';

const result = { step: 12, loss: Number.NaN, firstLoss: 2.3, lastLoss: 2.1, largestInput: 1 };
const settings = (learningRate: number) => resolveTraining({ optimizer: { type: 'adam', learningRate } }).settings;

describe('checkDivergence', () => {
  it.each([0, 2.3, 1e30, -5])('is content with a loss of %d', (loss) => {
    expect(checkDivergence({ ...result, loss }, settings(0.001))).toBeNull();
  });

  it.each([
    {
      name: 'a high learning rate',
      given: result,
      rate: 1,
      words: 'The likely reason: a learning rate of 1 is too high. Try 0.001.',
    },
    {
      name: 'a loss that was rising',
      given: { ...result, lastLoss: 100 },
      rate: 0.001,
      words: 'a learning rate of 0.001 is too high. Try 0.0001.',
    },
    {
      name: 'inputs that are not scaled',
      given: { ...result, largestInput: 255 },
      rate: 0.001,
      words: 'The likely reason: the inputs go up to 255. Scale them to 0 to 1 with a Rescaling layer.',
    },
    {
      name: 'a first loss that is wrong already',
      given: { ...result, step: 1, firstLoss: null, lastLoss: null },
      rate: 0.001,
      words: 'a logarithm of zero in the loss',
    },
    {
      name: 'nothing in particular',
      given: result,
      rate: 0.001,
      words: 'Try a smaller learning rate (0.0001), gradient clipping, or batch normalization.',
    },
  ])('names the likely reason: $name', ({ given, rate, words }) => {
    const failure = checkDivergence(given, settings(rate));
    expect(failure?.code).toBe('diverged');
    expect(failure?.message).toContain(words);
    expect(failure?.message).toContain(`The loss became not a number (NaN) at step ${given.step}`);
    expect(failure?.message).toMatch(/The last good weights were kept\.$/);
  });

  it('tells infinity from NaN', () => {
    const failure = checkDivergence({ ...result, loss: Number.POSITIVE_INFINITY }, settings(0.001));
    expect(failure?.message).toContain('The loss became infinite at step 12');
  });
});
