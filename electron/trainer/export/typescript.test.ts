import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allNetworks, type ExportedCase, expectSameOutputs, exportCases, fewNetworks } from './testing/harness';
import { computeInNode, linkPackages, runBiome, typeCheck } from './testing/nodePrograms';

const root = mkdtempSync(join(tmpdir(), 'typescript-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('an exported TypeScript package', () => {
  let cases: readonly ExportedCase[] = [];

  beforeAll(async () => {
    linkPackages(root);
    cases = await exportCases(root, 'typescript', allNetworks);
    await computeInNode(root, cases, ({ folder }, place) => ({
      imports: `import { buildModel as build${place}, loadWeights as load${place} } from '${folder}/src/model';`,
      compute: `async (images) => {
        const model = build${place}();
        await load${place}(model, ${JSON.stringify(folder)});
        return model.predict(images) as tf.Tensor;
      }`,
    }));
  }, 300_000);

  it.each(allNetworks.map(({ name }, place) => [name, place] as const))(
    'computes what the app does: %s',
    (_, place) => {
      const exported = cases[place] as ExportedCase;
      // A variance of 0 makes numbers in the millions, of which float32 keeps seven digits.
      const largest = exported.network.outputs.data.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
      expectSameOutputs(exported, 1e-5 * (largest > 1e3 ? largest : 1));
    },
  );

  it('is written as a formatter would write it', async () => {
    const javascript = { formatter: { quoteStyle: 'single' } };
    const formatter = { indentStyle: 'space', lineWidth: 120 };
    writeFileSync(join(root, 'biome.json'), JSON.stringify({ root: true, formatter, javascript }));
    const files = cases.flatMap(({ folder }) => [`${folder}/src/model.ts`, `${folder}/src/settings.ts`]);
    await runBiome(root, 'format', ...files);
  });

  it('passes tsc --strict, whatever the network', async () => {
    const few = new Set(fewNetworks.map(({ name }) => name));
    const folders = cases.filter(({ name }) => few.has(name)).map(({ folder }) => `${folder}/src/**/*.ts`);
    const models = cases.map(({ folder }) => `${folder}/src/model.ts`);
    writeFileSync(
      join(root, 'tsconfig.json'),
      JSON.stringify({ extends: `${cases[0]?.folder}/tsconfig.json`, include: [...folders, ...models] }),
    );
    await typeCheck(root);
    expect(folders.length).toBe(few.size);
  });
});
