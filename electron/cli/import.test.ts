import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/layers/parseDocument';
import { temporaryFolder } from '../services/testing/temporaryFolder';
import { kerasArchive, layerConfig, sequentialConfig, writeHdf5 } from '../trainer/import/testing/modelFiles';
import { runCli } from './testing/runCli';

const dense = layerConfig('Dense', { name: 'classes', units: 2 });

describe('cli import', () => {
  it('writes the network and, as a run, its weights, with which predict works', async () => {
    const folder = temporaryFolder();
    const [source, out, run] = ['net.h5', 'net.cnn.json', 'run'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeHdf5(source, (root) => {
      root.create_attribute('model_config', JSON.stringify(sequentialConfig([null, 3], dense)));
      const group = root.create_group('model_weights').create_group('classes');
      group.create_attribute('weight_names', ['kernel', 'bias']);
      group.create_dataset({ name: 'kernel', data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [3, 2], dtype: '<f' });
      group.create_dataset({ name: 'bias', data: Float32Array.of(0.5, -0.5), shape: [2], dtype: '<f' });
    });
    const { status, json, stderr } = await runCli(['import', source, '--out', out, '--run', run, '--json']);
    expect(json()).toEqual([{ source, out, ok: true, format: 'Keras 2 (.h5)', notes: [], weights: 8, run }]);
    expect(status).toBe(0);
    expect(stderr).toContain('8 weights');
    expect(parseDocument(readFileSync(out, 'utf8'))).toMatchObject({ ok: true, document: { name: 'net' } });

    const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }".padEnd(117);
    const start = Buffer.from(`\x93NUMPY\x01\x00\x76\x00${header}\n`, 'latin1');
    writeFileSync(join(folder, 'x.npy'), Buffer.concat([start, Buffer.from(Float32Array.of(1, 1, 0).buffer)]));
    const predicted = await runCli(['predict', '--run', run, '--images', join(folder, 'x.npy'), '--json']);
    expect(predicted.json()).toEqual([{ outputs: [[4.5, 5.5]] }]);
  });

  it('ends with 1 where something is lost, and names it', async () => {
    const folder = temporaryFolder();
    const [source, out] = [join(folder, 'lossy.keras'), join(folder, 'lossy.cnn.json')];
    const permute = layerConfig('Permute', { name: 'turn', dims: [2, 1, 3] });
    writeFileSync(source, await kerasArchive(sequentialConfig([null, 4, 4, 1], permute)));
    const { status, json, stderr } = await runCli(['import', source, '--out', out, '--json']);
    expect(status).toBe(1);
    const message = 'There is no layer here that does what Permute does.';
    const note = { kind: 'lost', nodeId: 'turn', layer: 'turn (Permute)', message };
    expect(json()).toMatchObject([{ ok: false, notes: [note], weights: 0, run: null }]);
    expect(stderr).toContain(`lost: turn (Permute): ${message}`);
    expect(existsSync(out)).toBe(true);
  });

  it.each(['missing', 'damaged'])('ends with 2 for a %s file, and writes nothing', async (kind) => {
    const folder = temporaryFolder();
    const [source, out] = [join(folder, 'none.keras'), join(folder, 'none.cnn.json')];
    if (kind === 'damaged') writeFileSync(source, 'PK\x03\x04 and no more');
    const { status, json } = await runCli(['import', source, '--out', out, '--json']);
    expect(status).toBe(2);
    const code = kind === 'damaged' ? 'model-unreadable' : 'not-found';
    expect(json()).toMatchObject([{ source, ok: false, error: { code } }]);
    expect(existsSync(out)).toBe(false);
  });
});
