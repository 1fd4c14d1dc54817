import { describe, expect, it } from 'vitest';
import type { HostMessage } from './hostMessages';
import { readHostMessage, writeHostMessage } from './hostMessages';

const batches = (...losses: number[]): HostMessage => ({
  type: 'event',
  event: {
    type: 'batches',
    runId: 'a',
    imagesPerSecond: 10,
    batches: losses.map((loss, step) => ({ step, epoch: 1, loss, accuracy: 0.5 })),
  },
});

describe('a message of the host', () => {
  it.each([
    ['ordinary numbers', batches(0.25, -1e300, 0)],
    ['a loss that diverged', batches(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1)],
    [
      'text that looks like a marked number',
      { type: 'answer', id: '1', answer: { ok: true, value: '{"$number":"NaN"}' } },
    ],
    ['an unknown mark', { type: 'answer', id: '1', answer: { ok: true, value: { $number: 'toString' } } }],
    ['nothing', { type: 'answer', id: '1', answer: { ok: true, value: null } }],
  ] satisfies [string, HostMessage][])('arrives as it was: %s', (_name, message) => {
    expect(readHostMessage(writeHostMessage(message))).toEqual(message);
  });

  it.each(['', '{', 'null', '3', '"welcome"', '{}'])('is nothing where the text is none: %s', (text) => {
    expect(readHostMessage(text)).toBeNull();
  });
});
