import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile';
import { findLayer, layerTypes } from '../../../src/layers/registry';
import { resolveParams } from '../../../src/layers/resolveParams';
import { expectClose } from '../export/testing/harness';
import { hasPython } from '../export/testing/python';
import { importModel } from './importModel';
import { type KerasFile, writeKerasFiles } from './testing/kerasFiles';
import { documentOf, predictImported } from './testing/predictImported';

const folder = mkdtempSync(join(tmpdir(), 'keras-files-'));
let files: readonly KerasFile[] = [];
let runs = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function imported(file: KerasFile) {
  const runFolder = join(folder, `run-${++runs}`);
  return { runFolder, ...(await importModel({ path: file.path, runFolder })) };
}

/** Checks every file, and tells all that are wrong. */
async function forEachFile(list: readonly KerasFile[], check: (file: KerasFile) => Promise<void>): Promise<void> {
  const failures: string[] = [];
  for (const file of list) {
    await check(file).catch((error: unknown) => failures.push(`${file.id}: ${String(error)}`));
  }
  expect(list.length).toBeGreaterThan(0);
  expect(failures).toEqual([]);
}

describe.skipIf(!hasPython('main'))('model files of Keras', () => {
  beforeAll(async () => {
    files = await writeKerasFiles(join(folder, 'files'));
  }, 600_000);

  it('come in both formats, for every layer type', () => {
    const merges = layerTypes.filter(({ family }) => family === 'merge' || family === 'input').map(({ type }) => type);
    const tested = new Set([...merges, ...files.map(({ type }) => type)]);
    expect(layerTypes.map(({ type }) => type).filter((type) => !tested.has(type))).toEqual([]);
    expect(files.some(({ path }) => path.endsWith('.h5'))).toBe(true);
  });

  it('of one layer have the parameters that Keras was given', async () => {
    await forEachFile(
      files.filter(({ type }) => type !== null),
      async ({ id, path, type, params }) => {
        const { text, notes, format } = await importModel({ path, runFolder: null });
        const definition = findLayer(type ?? '');
        if (definition === null || params === null) throw new Error(`${id} names no layer`);
        const nodes = documentOf(text).nodes;
        expect(format).toBe(`Keras 3 (${path.endsWith('.h5') ? '.h5' : '.keras'})`);
        expect(nodes.map((node) => node.type)).toEqual(['Input', type]);
        const wanted = resolveParams(definition, params, id).params as { readonly [param: string]: unknown };
        const { strides, poolSize } = wanted;
        const explicit = strides !== undefined && JSON.stringify(strides) === JSON.stringify(poolSize);
        const read = resolveParams(definition, nodes[1]?.params ?? {}, id).params;
        expect(read).toEqual(explicit ? { ...wanted, strides: null } : wanted);
        // Keras 3.15 draws the contrast otherwise than it says.
        expect(notes.filter(({ kind }) => kind !== 'left-out' && type !== 'RandomContrast')).toEqual([]);
      },
    );
  });

  it('give the outputs that Keras computed', async () => {
    await forEachFile(files, async (file) => {
      if (file.outputs === null) return;
      const { text, runFolder, weightCount, notes } = await imported(file);
      expect(notes.filter(({ kind }) => kind === 'lost')).toEqual([]);
      const { totals, ok } = compile(documentOf(text), { dataset: null });
      expect(ok).toBe(true);
      if (totals.params > 0) expect(weightCount).toBeGreaterThan(0);
      const run = weightCount === 0 ? null : runFolder;
      expectClose(await predictImported(text, run, file.images), file.outputs);
    });
  }, 300_000);

  it('lose nothing silently: what cannot be expressed is on the canvas, with the reason', async () => {
    const lossy = files.filter(({ lost }) => lost.length > 0);
    await forEachFile(lossy, async (file) => {
      const { text, notes, weightCount } = await imported(file);
      const placeholders = documentOf(text).nodes.filter(({ type }) => type === 'Placeholder');
      expect(placeholders.map(({ params }) => params.className)).toEqual(file.lost);
      const lost = notes.filter(({ kind, nodeId }) => kind === 'lost' && nodeId !== null);
      expect(lost.map(({ nodeId }) => nodeId)).toEqual(placeholders.map(({ id }) => id));
      expect(weightCount).toBe(0);
    });
  });
});
