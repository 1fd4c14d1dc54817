import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { MetricsLine } from './MetricsFile';
import { MetricsFile, parseMetrics } from './MetricsFile';

const home = mkdtempSync(join(tmpdir(), 'metrics-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const batch = (step: number): MetricsLine => ({ type: 'batch', step, epoch: 1, loss: 2 / step, accuracy: 0.5 });
const epoch: MetricsLine = {
  type: 'epoch',
  epoch: 1,
  step: 2,
  loss: 1,
  accuracy: 0.5,
  valLoss: null,
  valAccuracy: null,
  seconds: 1,
  imagesPerSecond: 64,
};

function fail(error: unknown): never {
  throw error;
}

describe('MetricsFile', () => {
  it('keeps every line in order', () => {
    const path = join(home, 'order.jsonl');
    const file = new MetricsFile(path, fail);
    const lines = [batch(1), batch(2), epoch];
    for (const line of lines) file.add(line);
    file.close();
    expect(parseMetrics(readFileSync(path, 'utf8'))).toEqual(lines);
  });

  it('hands a line on within a second, also when no other follows', () => {
    vi.useFakeTimers();
    try {
      const path = join(home, 'late.jsonl');
      const file = new MetricsFile(path, fail, () => Date.now());
      for (let step = 1; step <= 5; step++) file.add(batch(step));
      vi.advanceTimersByTime(1000);
      expect(parseMetrics(readFileSync(path, 'utf8'))).toHaveLength(5);
      file.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it.runIf(process.platform === 'linux')('tells of a full disk, at once or late', () => {
    vi.useFakeTimers();
    try {
      const errors: unknown[] = [];
      const file = new MetricsFile(
        '/dev/full',
        (error) => errors.push(error),
        () => 0,
      );
      file.add(batch(1));
      vi.advanceTimersByTime(1000);
      expect(errors).toEqual([expect.objectContaining({ code: 'ENOSPC' })]);
      file.add(batch(2));
      expect(() => file.flush()).toThrow(/ENOSPC/);
      file.close();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('parseMetrics', () => {
  it.each([
    { name: 'nothing', text: '', steps: [] },
    { name: 'a last line that is cut', text: `${JSON.stringify(batch(1))}\n{"type":"batch","st`, steps: [1] },
    {
      name: 'a damaged line between',
      text: `${JSON.stringify(batch(1))}\n\0\0\0\n${JSON.stringify(batch(2))}\n`,
      steps: [1, 2],
    },
    { name: 'other JSON', text: '3\n[]\n{"type":"other"}\nnull\n', steps: [] },
  ])('reads what can be read: $name', ({ text, steps }) => {
    expect(parseMetrics(text).map(({ step }) => step)).toEqual(steps);
  });
});
