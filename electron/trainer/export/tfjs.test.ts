import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allNetworks, type ExportedCase, expectSameOutputs, exportCases } from './testing/harness';
import { computeInNode, linkPackages } from './testing/nodePrograms';

const root = mkdtempSync(join(tmpdir(), 'tfjs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Reads a model as a page does, from the disk. */
const load = `
import { readFileSync } from 'node:fs';
function handler(folder: string): tf.io.IOHandler {
  return {
    load: async () => {
      const { modelTopology, format, weightsManifest, signature } = JSON.parse(readFileSync(folder + '/model.json', 'utf8'));
      const bytes = Buffer.concat(weightsManifest.flatMap(({ paths }) => paths).map((path) => readFileSync(folder + '/' + path)));
      const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
      return { modelTopology, format, signature, weightSpecs: weightsManifest.flatMap(({ weights }) => weights), weightData };
    },
  };
}
async function compute(folder: string, images: tf.Tensor): Promise<tf.Tensor> {
  const isLayers = JSON.parse(readFileSync(folder + '/model.json', 'utf8')).format === 'layers-model';
  const model = isLayers ? await tf.loadLayersModel(handler(folder)) : await tf.loadGraphModel(handler(folder));
  return model.predict(images) as tf.Tensor;
}`;

describe('model.json', () => {
  let cases: readonly ExportedCase[] = [];

  beforeAll(async () => {
    linkPackages(root);
    cases = await exportCases(root, 'tfjs', allNetworks);
    await computeInNode(root, cases, ({ folder }, place) => ({
      imports: place === 0 ? load : '',
      compute: `(images) => compute(${JSON.stringify(folder)}, images)`,
    }));
  }, 300_000);

  const formatOf = ({ folder }: ExportedCase) =>
    (JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as { readonly format: string }).format;

  it.each(allNetworks.map(({ name }, place) => [name, place] as const))(
    'computes what the app does: %s',
    (_, place) => {
      const exported = cases[place] as ExportedCase;
      // A variance of 0 makes numbers in the millions, of which float32 keeps seven digits.
      const largest = exported.network.outputs.data.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
      expectSameOutputs(exported, 1e-5 * (largest > 1e3 ? largest : 1));
    },
  );

  it.each([
    ['plain', 'layers-model'],
    ['residual', 'layers-model'],
    ['batch-normalized', 'layers-model'],
    ['every activation', 'graph-model'],
  ])('of the network "%s" is a %s, and the README says so', (name, format) => {
    const exported = cases.find((one) => one.name === name) as ExportedCase;
    expect(formatOf(exported)).toBe(format);
    expect(readFileSync(join(exported.folder, 'README.md'), 'utf8')).toContain(
      format === 'layers-model' ? 'tf.loadLayersModel(' : 'tf.loadGraphModel(',
    );
  });
});
