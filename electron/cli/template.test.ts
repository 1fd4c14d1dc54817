import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serializeDocument } from '../../src/document/fileFormat';
import { templates } from '../../src/templates/templates';

const repository = resolve(__dirname, '..', '..');

function train(folder: string, id: string, ...options: readonly string[]) {
  const template = templates.find((candidate) => candidate.id === id);
  if (template === undefined) throw new Error(`there is no template ${id}`);
  const file = join(folder, `${id}.cnn.json`);
  writeFileSync(file, serializeDocument(template.document));
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

const folder = mkdtempSync(join(tmpdir(), 'convcanvas-template-'));

describe('the network that the window opens with', () => {
  const opened = templates[0]?.id ?? '';

  it('reads at least 98 % of the test digits after its three epochs', { timeout: 900_000 }, () => {
    const { last } = train(folder, opened);
    expect(last).toMatchObject({ type: 'done' });
    expect(last?.testAccuracy).toBeGreaterThanOrEqual(0.98);
  });

  it('gives the same curve with the same seed, and another with another', { timeout: 300_000 }, () => {
    const small = ['--epochs', '1', '--limit', '3000'];
    const first = train(folder, opened, ...small).curve;
    expect(first.length).toBeGreaterThan(20);
    expect(train(folder, opened, ...small).curve).toEqual(first);
    expect(train(folder, opened, ...small, '--seed', '2').curve).not.toEqual(first);
  });
});

describe('the network with augmentation', () => {
  it('reads at least 95 % of the test digits, which it sees unchanged, after two epochs', { timeout: 900_000 }, () => {
    const { last } = train(folder, 'augmented-cnn', '--epochs', '2');
    expect(last).toMatchObject({ type: 'done' });
    expect(last?.testAccuracy).toBeGreaterThanOrEqual(0.95);
  });
});
