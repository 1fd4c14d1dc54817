import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportInput } from '../../../src/codegen/CodeInput';
import { kerasModel } from '../../../src/codegen/keras/kerasModel';
import { kerasTrain } from '../../../src/codegen/keras/kerasTrain';
import { layerVariables } from '../../../src/codegen/layerVariables';
import { notebookCells } from '../../../src/codegen/notebook/cells';
import { pythonData } from '../../../src/codegen/python/pythonData';
import { sourceText } from '../../../src/codegen/SourceFile';
import { hasPython } from './testing/harness';
import { hostileTexts, inputWith, mark } from './testing/hostileTexts';
import { type PythonSources, strayTexts } from './testing/pythonSources';

function sourcesOf(input: ExportInput): PythonSources {
  const { plan } = input;
  const cells = notebookCells(input).filter(({ kind }) => kind === 'code');
  // A built-in data set writes its class names into the file.
  const builtIn = { ...input, settings: { ...input.settings, dataset: 'mnist' } };
  // Nothing in it depends on the layers.
  const data = plan.ok ? [pythonData(input), pythonData(builtIn)] : [];
  const files = [kerasModel(input), kerasTrain(input), ...data].map(sourceText);
  return {
    names: [...layerVariables(plan).values(), 'inputs'],
    files: [...files, ...cells.map(({ lines }) => `${lines.join('\n')}\n`)],
  };
}

const places = { Name: 'id' };

describe.skipIf(!hasPython('main'))('names in exported Python', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-injection-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  describe.each([
    { kind: 'a whole network', isBroken: false },
    { kind: 'a network with problems', isBroken: true },
  ])('of $kind', ({ kind, isBroken }) => {
    let found: readonly unknown[] | null = null;
    const texts = hostileTexts();
    beforeAll(async () => {
      const hostile = texts.map((text) => [JSON.stringify(text), sourcesOf(inputWith(text, isBroken))] as const);
      found = await strayTexts(join(root, `${kind}.json`), places, sourcesOf(inputWith('Harmless', isBroken)), hostile);
    }, 300_000);

    it('are only strings, comments and names of layers', () => {
      expect(found).toEqual([]);
    });

    it('stand in the files', () => {
      for (const text of texts) {
        const [model = '', train = ''] = sourcesOf(inputWith(text, isBroken)).files;
        expect([model.includes(mark), train.includes(mark)]).toEqual([true, true]);
      }
    });

    it('are text that every editor can open', () => {
      for (const text of texts) {
        for (const source of sourcesOf(inputWith(text, isBroken)).files) {
          expect(Buffer.from(source).toString()).toBe(source);
          expect(source).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
        }
      }
    });
  });
});
