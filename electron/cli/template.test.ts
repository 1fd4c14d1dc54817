import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serializeDocument } from '../../src/document/fileFormat';
import { templates } from '../../src/templates/templates';

const repository = resolve(__dirname, '..', '..');

function train(folder: string, ...options: readonly string[]) {
  const [first] = templates;
  if (first === undefined) throw new Error('there is no template');
  const file = join(folder, 'first.cnn.json');
  writeFileSync(file, serializeDocument(first.document));
  const run = mkdtempSync(join(folder, 'run-'));
  const args = [join(repository, 'tools', 'cli.mjs'), 'train', file, '--out', run, '--json', ...options];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, CONVCANVAS_NO_SETUP: '1' },
  });
  expect(status, stderr).toBe(0);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const curve = readFileSync(join(run, 'metrics.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"batch"'));
  return { last: events.at(-1), curve };
}

describe('the network that the window opens with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'convcanvas-template-'));

  it('reads at least 98 % of the test digits after its three epochs', { timeout: 900_000 }, () => {
    const { last } = train(folder);
    expect(last).toMatchObject({ type: 'done' });
    expect(last?.testAccuracy).toBeGreaterThanOrEqual(0.98);
  });

  it('gives the same curve with the same seed, and another with another', { timeout: 300_000 }, () => {
    const small = ['--epochs', '1', '--limit', '3000'];
    const first = train(folder, ...small).curve;
    expect(first.length).toBeGreaterThan(20);
    expect(train(folder, ...small).curve).toEqual(first);
    expect(train(folder, ...small, '--seed', '2').curve).not.toEqual(first);
  });
});
