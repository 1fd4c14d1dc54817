import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cutMetrics } from './cutMetrics';

const home = mkdtempSync(join(tmpdir(), 'cut-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const batch = (step: number) => JSON.stringify({ type: 'batch', step, epoch: Math.ceil(step / 2), loss: 1, note: 'é' });
const epoch = (number: number) => JSON.stringify({ type: 'epoch', epoch: number, step: 2 * number, loss: 1 });
const whole = [batch(1), batch(2), epoch(1), batch(3), batch(4), epoch(2), batch(5)];
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

it.each([
  { name: 'within an epoch', place: { step: 3, epoch: 2 }, lines: whole, kept: whole.slice(0, 4) },
  { name: 'before an epoch was judged', place: { step: 4, epoch: 2 }, lines: whole, kept: whole.slice(0, 5) },
  { name: 'after an epoch was judged', place: { step: 4, epoch: 3 }, lines: whole, kept: whole.slice(0, 6) },
  { name: 'at the end', place: { step: 5, epoch: 3 }, lines: whole, kept: whole },
  { name: 'at the start', place: { step: 0, epoch: 1 }, lines: whole, kept: [] },
  { name: 'with damage between', place: { step: 2, epoch: 2 }, lines: [batch(1), '\0\0', batch(2)], kept: null },
])('curves are cut back to where a training goes on: $name', async ({ name, place, lines, kept }) => {
  const path = join(home, `${name}.jsonl`);
  writeFileSync(path, text(lines));
  await cutMetrics(path, place);
  expect(readFileSync(path, 'utf8')).toBe(text(kept ?? lines));
});

it.each([
  ['cut', `${text(whole)}{"type":"batch","step":6,"ep`],
  ['whole but for its end', text(whole).slice(0, -1)],
])('a last line that is %s leaves the curve ready to go on', async (name, content) => {
  const path = join(home, `last ${name}.jsonl`);
  writeFileSync(path, content);
  await cutMetrics(path, { step: 5, epoch: 3 });
  expect(readFileSync(path, 'utf8')).toBe(text(whole));
});

it('no curves are nothing to cut', async () => {
  await expect(cutMetrics(join(home, 'none.jsonl'), { step: 1, epoch: 1 })).resolves.toBeUndefined();
});
