import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusterScript } from '../../../src/codegen/cluster/clusterScript';
import { pytorchModel } from '../../../src/codegen/pytorch/pytorchModel';
import { pytorchNetwork } from '../../../src/codegen/pytorch/pytorchNetwork';
import { trainScript } from '../../../src/codegen/pytorch/trainScript';
import { sourceText } from '../../../src/codegen/SourceFile';
import { hasPython } from './testing/harness';
import { hostileTexts, inputWith, mark } from './testing/hostileTexts';
import { type PythonSources, strayTexts } from './testing/pythonSources';

function sourcesOf(text: string, isBroken: boolean): PythonSources {
  const input = inputWith(text, isBroken);
  const network = pytorchNetwork(input.plan);
  const model = sourceText(pytorchModel(input));
  const parts = network.parts.flatMap((part) =>
    part.kind === 'computed' ? [part.variable, ...part.attributes.map(({ name }) => name)] : [],
  );
  const scripts = isBroken ? [] : [trainScript(input, network), clusterScript(input, network)].map(sourceText);
  const [, className = ''] = /^class (\w+)\(nn\.Module\):$/m.exec(model) ?? [];
  return { names: [...parts, className], files: [model, ...scripts] };
}

const places = { Name: 'id', Attribute: 'attr', arg: 'arg', ClassDef: 'name' };

describe.skipIf(!hasPython('main'))('names in exported PyTorch', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-injection-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  describe.each([
    { kind: 'a whole network', isBroken: false },
    { kind: 'a network with problems', isBroken: true },
  ])('of $kind', ({ kind, isBroken }) => {
    const texts = hostileTexts();
    let found: readonly unknown[] | null = null;
    beforeAll(async () => {
      const hostile = texts.map((text) => [JSON.stringify(text), sourcesOf(text, isBroken)] as const);
      found = await strayTexts(join(root, `${kind}.json`), places, sourcesOf('Harmless', isBroken), hostile);
    }, 300_000);

    it('are only strings, comments and names', () => {
      expect(found).toEqual([]);
    });

    it('stand in the model, as text that every editor can open', () => {
      for (const text of texts) {
        const [model = ''] = sourcesOf(text, isBroken).files;
        expect(model).toContain(mark);
        expect(model).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
      }
    });
  });
});
