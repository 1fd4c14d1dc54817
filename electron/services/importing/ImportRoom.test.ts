import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/contract/api';
import { serializeDocument } from '../../../src/document/fileFormat';
import { parseDocument } from '../../../src/layers/parseDocument';
import { kerasArchive, layerConfig, sequentialConfig, writeHdf5 } from '../../trainer/import/testing/modelFiles';
import { predictImported } from '../../trainer/import/testing/predictImported';
import { bundleTrainer } from '../../trainer/testing/TrainerProcess';
import { askTrainer } from '../askTrainer';
import { forkTrainerWith } from '../forkTrainer';
import type { Dialogs } from '../ServicesHost';
import { imageFolder } from '../testing/images';
import { temporaryFolder } from '../testing/temporaryFolder';
import { type TestServices, testServices } from '../testing/testServices';

let program = '';
beforeAll(async () => {
  program = await bundleTrainer();
});

const network = sequentialConfig(
  [null, 6, 6, 1],
  layerConfig('Flatten', { name: 'flatten' }),
  layerConfig('Dense', { name: 'classes', units: 2, activation: 'softmax' }),
);
const kernel = Float32Array.from({ length: 72 }, (_, index) => Math.sin(index) / 4);

/** A file of Keras 2 with weights. */
async function modelFile(config: object = network): Promise<string> {
  const path = join(temporaryFolder(), 'my model.h5');
  await writeHdf5(path, (root) => {
    root.create_attribute('model_config', JSON.stringify(config));
    const group = root.create_group('model_weights').create_group('classes');
    group.create_attribute('weight_names', ['classes/kernel:0', 'classes/bias:0']);
    const inner = group.create_group('classes');
    inner.create_dataset({ name: 'kernel:0', data: kernel, shape: [36, 2], dtype: '<f' });
    inner.create_dataset({ name: 'bias:0', data: Float32Array.of(0.1, -0.1), shape: [2], dtype: '<f' });
  });
  return path;
}

function realServices(dialogs: Dialogs | null = null): TestServices {
  return testServices({ forkTrainer: forkTrainerWith(program), dialogs });
}

const cancelling = { openDocument: async () => null, saveDocument: async () => null, chooseFolder: async () => null };

/** The folders of runs that there are. */
function runFolders({ dataFolder }: TestServices): readonly string[] {
  const folder = join(dataFolder, 'runs');
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((caught: unknown) => caught);
  if (!(error instanceof ProblemError)) throw error;
  return error.problem.code;
}

describe('an imported network', () => {
  it('comes with a run that holds its weights, of which the services tell', async () => {
    const services = realServices();
    const imported = await services.importNetwork({ path: await modelFile() });
    expect(imported).toMatchObject({ name: 'my model', format: 'Keras 2 (.h5)', notes: [], weightCount: 74 });
    const [run] = await services.listRuns({});
    expect(run).toMatchObject({
      id: imported?.runId,
      name: 'Imported: my model',
      networkName: 'my model',
      status: 'stopped',
      resumeStep: 0,
      params: 74,
      lastEpoch: null,
    });
    expect(services.events).toContainEqual({ type: 'run', summary: expect.objectContaining({ id: imported?.runId }) });
    const detail = await services.readRun({ runId: run?.id ?? '' });
    expect(detail).toMatchObject({ batches: [], epochs: [], evaluation: null });
    expect(await services.readRunDocument({ runId: run?.id ?? '' })).toBe(imported?.text);
  });

  it('predicts with the weights of the file', async () => {
    const services = realServices();
    const imported = await services.importInto(await modelFile(), null);
    const images = { shape: [1, 6, 6, 1], data: Float32Array.from({ length: 36 }, (_, index) => index / 36) };
    const sums = [0.1, -0.1].map((bias, unit) =>
      images.data.reduce((sum, pixel, index) => sum + pixel * (kernel[2 * index + unit] ?? 0), bias),
    );
    const exponents = sums.map(Math.exp);
    const expected = exponents.map((value) => value / exponents.reduce((a, b) => a + b));
    const { data } = await predictImported(imported.text, imported.runFolder ?? '', images);
    for (const [unit, value] of expected.entries()) expect(data[unit]).toBeCloseTo(value, 5);
  });

  it('can be tested, and learns on from its weights', async () => {
    const services = realServices();
    const imported = await services.importInto(await modelFile(), null);
    const folder = imported.runFolder ?? '';
    const runId = imported.runId ?? '';
    // The user chooses the data, as for any network.
    const parsed = parseDocument(imported.text);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const training = { dataset: imageFolder({ dark: 20, light: 20 }), epochs: 2, batchSize: 8 };
    writeFileSync(join(folder, 'network.cnn.json'), serializeDocument({ ...parsed.document, training }));

    const stopped = new Promise<void>((resolve) => {
      services.onEvent((event) => {
        if (event.type === 'run' && event.summary.id === runId && event.summary.testAccuracy !== null) resolve();
      });
    });
    expect(await services.testRun({ runId })).toMatchObject({ status: 'running' });
    await stopped;
    await services.dispose();
    expect((await services.readRun({ runId })).evaluation?.images).toBeGreaterThan(0);

    const later = testServices({ dataFolder: services.dataFolder, forkTrainer: forkTrainerWith(program) });
    await later.resumeRun({ runId, epochs: 2 });
    const ended = await later.reached(runId, 'done', 'failed');
    expect(ended).toMatchObject({ status: 'done', failure: null, lastEpoch: { epoch: 2 } });
  });

  it('can be exported with its weights, and imported again', async () => {
    const services = realServices();
    const { text, runFolder } = await services.importInto(await modelFile(), null);
    const folder = join(temporaryFolder(), 'export');
    const { settings } = (await services.listRuns({}))[0] ?? {};
    if (settings === undefined) throw new Error('There is no run.');
    const run = { folder: runFolder ?? '', name: 'Imported', testAccuracy: null };
    const job = { text, target: 'keras', run, settings, classNames: null, folder } as const;
    const reply = await askTrainer(forkTrainerWith(program), { type: 'export', job }, { timeoutMs: null });
    expect(reply.type).toBe('exported');
    const again = await services.importInto(join(folder, 'model.keras'), null);
    expect(again.weightCount).toBe(74);
    const bin = (of: string | null) => readFileSync(join(of ?? '', 'weights', 'weights-0.bin'));
    expect(bin(again.runFolder).equals(bin(runFolder))).toBe(true);
  });
});

describe('an import', () => {
  it('whose network cannot be computed, or which has no weights, leaves no run', async () => {
    const services = realServices();
    const odd = sequentialConfig([null, 6, 6, 1], layerConfig('Permute', { name: 'odd', dims: [2, 1, 3] }));
    const plain = join(temporaryFolder(), 'plain.keras');
    writeFileSync(plain, await kerasArchive(network));
    for (const path of [await modelFile(odd), plain]) {
      expect(await services.importNetwork({ path })).toMatchObject({ runId: null, weightCount: 0 });
    }
    expect(runFolders(services)).toEqual([]);
  });

  it('of a file that is none is a problem in words, and leaves no run', async () => {
    const services = realServices();
    const path = join(temporaryFolder(), 'none.keras');
    writeFileSync(path, 'nothing');
    expect(await problemOf(services.importNetwork({ path }))).toBe('model-unreadable');
    expect(runFolders(services)).toEqual([]);
  });

  it('asks for a file where none is given', async () => {
    expect(await problemOf(realServices().importNetwork({ path: null }))).toBe('no-dialogs');
    const cancelled = realServices({ ...cancelling, openModel: async () => null });
    expect(await cancelled.importNetwork({ path: null })).toBeNull();
    const path = await modelFile();
    const chosen = realServices({ ...cancelling, openModel: async () => path });
    expect(await chosen.importNetwork({ path: null })).toMatchObject({ weightCount: 74 });
  });

  it('takes no folder that holds a run', async () => {
    const services = realServices();
    const folder = join(temporaryFolder(), 'run');
    mkdirSync(folder);
    expect(await services.importInto(await modelFile(), folder)).toMatchObject({ runFolder: folder });
    expect(await problemOf(services.importInto(await modelFile(), folder))).toBe('folder-not-empty');
  });
});
