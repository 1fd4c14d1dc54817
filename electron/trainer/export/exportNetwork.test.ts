import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile';
import type { ExportJob } from '../../../src/contract/exporting';
import { serializeDocument } from '../../../src/document/fileFormat';
import type { JsonObject } from '../../../src/document/json';
import { defaultTraining } from '../../../src/training/resolveTraining';
import { temporaryFolder } from '../../services/testing/temporaryFolder';
import { initialWeights } from '../run/initialWeights';
import { writeWeights } from '../runFolder/weightsFile';
import { chainDocument } from '../testing/networks';
import { exportNetwork } from './exportNetwork';

type Changes = { readonly filters?: number; readonly conv?: JsonObject; readonly dense?: JsonObject };

const document = ({ filters = 3, conv = {}, dense = {} }: Changes = {}) =>
  chainDocument(
    ['Input', { shape: [6, 5, 1] }],
    ['Conv2D', { filters, ...conv }],
    ['Flatten'],
    ['Dense', { units: 2, activation: 'softmax', ...dense }],
  );

async function trainedRun(changes: Changes = {}): Promise<ExportJob['run']> {
  const folder = temporaryFolder();
  const trained = document(changes);
  writeFileSync(join(folder, 'network.cnn.json'), serializeDocument(trained));
  const weights = initialWeights(compile(trained, { dataset: null }), 7);
  await writeWeights(join(folder, 'weights'), { step: 30, epoch: 2, weights });
  return { folder, name: 'Run 4', testAccuracy: 0.875 };
}

const job = (changes: Changes = {}, more: Partial<ExportJob> = {}): ExportJob => ({
  text: serializeDocument(document(changes)),
  target: 'onnx',
  run: null,
  settings: { ...defaultTraining, seed: 3 },
  classNames: ['dark', 'light'],
  folder: join(temporaryFolder(), 'out'),
  ...more,
});

describe('exportNetwork', () => {
  it('exports an untrained network with its first weights, and says so', async () => {
    const { notes, folder, files } = await exportNetwork(job());
    expect(notes).toEqual(['The weights are the first ones, drawn by seed 3: this network has not been trained.']);
    const onDisk = readdirSync(folder).filter((name) => !name.startsWith('.'));
    expect(files.map(({ path }) => path).sort()).toEqual(onDisk.sort());
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('has not been trained');
  });

  it("exports a run's weights, its name, epochs and classes", async () => {
    const run = await trainedRun();
    const trained = await exportNetwork(job({}, { run }));
    expect(trained.notes).toEqual([]);
    const readme = readFileSync(join(trained.folder, 'README.md'), 'utf8');
    for (const text of ['Run 4', '2 epochs', '87.50 %', '0. dark', '1. light']) expect(readme).toContain(text);
    const untrained = await exportNetwork(job());
    const model = (folder: string) => readFileSync(join(folder, 'model.onnx'));
    expect(model(trained.folder).equals(model(untrained.folder))).toBe(false);
  });

  it('leaves out class names that are not as many as the outputs', async () => {
    const { folder } = await exportNetwork(job({}, { classNames: ['dark', 'light', 'grey'] }));
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).not.toContain('dark');
  });

  it('tells of a change that the weights outlive', async () => {
    const run = await trainedRun({ conv: { activation: 'tanh' } });
    const { notes } = await exportNetwork(job({ conv: { activation: 'relu' } }, { run }));
    expect(notes).toEqual([
      'The network has been changed since Run 4: Conv2D 1. The trained weights still fit, but were learned by another network.',
    ]);
  });

  it.each<readonly [string, Changes, Changes, string]>([
    ['another shape', {}, { filters: 4 }, 'the kernel of Conv2D 1 was 3 × 3 × 1 × 3 then, and is 3 × 3 × 1 × 4 now.'],
    ['a new weight', { conv: { useBias: false } }, {}, 'it has no weights for Conv2D 1.'],
  ])('refuses weights that do not fit: %s', async (_, then, now, reason) => {
    const run = await trainedRun(then);
    await expect(exportNetwork(job(now, { run }))).rejects.toMatchObject({
      failure: { code: 'run-does-not-fit', message: expect.stringContaining(reason) },
    });
  });

  it('refuses the weights of a network with one layer more', async () => {
    const run = await trainedRun();
    const shorter = chainDocument(['Input', { shape: [6, 5, 1] }], ['Flatten'], ['Dense', { units: 2 }]);
    const refused = exportNetwork(job({}, { run, text: serializeDocument(shorter) }));
    await expect(refused).rejects.toMatchObject({ failure: { code: 'run-does-not-fit' } });
  });

  it.each<readonly [string, (run: string) => void, string]>([
    ['no weights', () => {}, 'has no weights yet'],
    [
      'damaged weights',
      (folder) => {
        mkdirSync(join(folder, 'weights'));
        writeFileSync(join(folder, 'weights', 'weights.json'), '{');
      },
      'are damaged',
    ],
  ])('says so of a run with %s', async (_, prepare, message) => {
    const folder = temporaryFolder();
    prepare(folder);
    const run = { folder, name: 'Run 4', testAccuracy: null };
    await expect(exportNetwork(job({}, { run }))).rejects.toMatchObject({
      failure: { code: 'run-unreadable', message: expect.stringContaining(message) },
    });
  });

  it.each<readonly [string, string, string]>([
    ['a network with errors', serializeDocument(document({ conv: { kernelSize: [9, 9] } })), 'network-has-errors'],
    ['what is no network', '{', 'not-json'],
  ])('refuses %s, and makes no folder', async (_, text, code) => {
    const refused = job({}, { text });
    await expect(exportNetwork(refused)).rejects.toMatchObject({ failure: { code } });
    expect(() => readdirSync(refused.folder)).toThrow();
  });

  it.each(['onnx', 'saved-model'] as const)('says that a network is too large for %s', async (target) => {
    const huge = chainDocument(['Input', { shape: [25_000] }], ['Dense', { units: 25_000 }]);
    const plan = compile(huge, { dataset: null });
    expect(plan.ok).toBe(true);
    const { exportFiles } = await import('../../../src/codegen/exportFiles');
    const input = { ...job(), name: '', plan, weights: new Map(), trained: null, document: '' };
    expect(() => exportFiles(target, input)).toThrow('2 GB');
  });
});
