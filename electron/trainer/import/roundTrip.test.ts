import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile';
import type { NetworkDocument } from '../../../src/document/NetworkDocument';
import type { Weights } from '../engines/Engine';
import {
  allNetworks,
  expectClose,
  exportTo,
  fewNetworks,
  type NamedNetwork,
  type TrainedNetwork,
  trainedNetwork,
} from '../export/testing/harness';
import { readWeights } from '../runFolder/weightsFile';
import { importModel } from './importModel';
import { documentOf, predictImported } from './testing/predictImported';

const folder = mkdtempSync(join(tmpdir(), 'round-trip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const trained = new Map<string, Promise<TrainedNetwork>>();

/** Each network learns once. */
function learned(name: string, document: NetworkDocument): Promise<TrainedNetwork> {
  const found = trained.get(name) ?? trainedNetwork(document, 2);
  trained.set(name, found);
  return found;
}

/** The layers in order, what they are set to, and which of them feed which: all that is computed. */
function networkOf(document: NetworkDocument) {
  const { layers, totals, ok } = compile(document, { dataset: null });
  const place = new Map(layers.map(({ id }, index) => [id, index]));
  const described = layers.map(({ id, type, params, inputIds, outputShape }) => {
    const { strides, poolSize } = params ?? {};
    const plain = poolSize !== undefined && JSON.stringify(strides) === JSON.stringify(poolSize) ? null : strides;
    return {
      type,
      params: strides === undefined ? params : { ...params, strides: plain },
      inputs: inputIds.map((input) => describedInput(place.get(input), id)),
      outputShape,
    };
  });
  return { ok, totals, layers: described };
}

function describedInput(place: number | undefined, of: string): number {
  if (place === undefined) throw new Error(`${of} is fed by a layer that is not there`);
  return place;
}

/** By the places of their layers in the plan, because ids are other ones. */
function numbersOf(document: NetworkDocument, weights: Weights) {
  return compile(document, { dataset: null }).layers.map(({ id }) =>
    [...(weights.get(id) ?? [])].map(([name, { data }]) => [name, data]),
  );
}

const cases = (networks: readonly NamedNetwork[]) => networks.map(({ name, document }) => [name, document] as const);

describe.each(cases(allNetworks))('%s', (name, document) => {
  it('is the same network after an export to Keras and an import, with the same weights', async () => {
    const network = await learned(name, document);
    const out = join(folder, `${name}-keras`.replaceAll(/\W/g, '_'));
    await exportTo(out, 'keras', network);
    const runFolder = `${out}-run`;
    const { text, notes, weightCount, format } = await importModel({ path: join(out, 'model.keras'), runFolder });
    expect(format).toBe('Keras 3 (.keras)');
    expect(notes).toEqual([]);
    const read = documentOf(text);
    expect(networkOf(read)).toEqual(networkOf(document));
    expect(weightCount).toBe(network.plan.totals.params);
    if (weightCount === 0) return;
    const { weights } = await readWeights(join(runFolder, 'weights'));
    expect(numbersOf(read, weights)).toEqual(numbersOf(document, network.weights));
  });
});

describe.each(cases(fewNetworks))('%s', (name, document) => {
  it('gives the same outputs after an export to TensorFlow.js and an import, where that has layers', async () => {
    const network = await learned(name, document);
    const out = join(folder, `${name}-tfjs`.replaceAll(/\W/g, '_'));
    await exportTo(out, 'tfjs', network);
    const path = join(out, 'model.json');
    expect(existsSync(path)).toBe(true);
    const runFolder = `${out}-run`;
    if ((JSON.parse(readFileSync(path, 'utf8')) as { format: string }).format === 'graph-model') {
      await expect(importModel({ path, runFolder })).rejects.toThrow('operations without layers');
      return;
    }
    const { text, weightCount } = await importModel({ path, runFolder });
    const run = weightCount === 0 ? null : runFolder;
    expectClose(await predictImported(text, run, network.images), network.outputs);
  });
});
