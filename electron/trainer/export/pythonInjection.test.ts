import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { hasPython, runPython } from './testing/harness';
import { hostileTexts, inputWith, mark } from './testing/hostileTexts';

type Sources = { readonly variables: readonly string[]; readonly files: readonly string[] };

function sourcesOf(input: ExportInput): Sources {
  const { plan } = input;
  const cells = notebookCells(input).filter(({ kind }) => kind === 'code');
  // A built-in data set writes its class names into the file.
  const builtIn = { ...input, settings: { ...input.settings, dataset: 'mnist' } };
  // Nothing in it depends on the layers.
  const data = plan.ok ? [pythonData(input), pythonData(builtIn)] : [];
  const files = [kerasModel(input), kerasTrain(input), ...data].map(sourceText);
  return {
    variables: [...layerVariables(plan).values(), 'inputs'],
    files: [...files, ...cells.map(({ lines }) => `${lines.join('\n')}\n`)],
  };
}

/** The syntax trees are those of a harmless network but for strings and layers' variables; the text stands nowhere else. */
const program = `
import ast, io, json, sys, tokenize
mark = "zq9k"

def shape(source, variables):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
        if isinstance(node, ast.Name) and node.id in variables:
            node.id = "layer"
    return ast.dump(tree)

def stray(source, variables):
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if mark not in token.string.lower() or token.type in (tokenize.STRING, tokenize.COMMENT):
            continue
        if token.type != tokenize.NAME or token.string not in variables:
            yield f"{tokenize.tok_name[token.type]} {token.string!r}"

harmless, hostile = json.load(open(sys.argv[1], encoding="utf-8"))
found = []
for text, sources in hostile:
    for place, (source, usual) in enumerate(zip(sources["files"], harmless["files"], strict=True)):
        try:
            if shape(source, sources["variables"]) != shape(usual, harmless["variables"]):
                found.append([text, place, "another syntax tree"])
            found += [[text, place, what] for what in stray(source, sources["variables"])]
        except (SyntaxError, ValueError, tokenize.TokenError) as error:
            found.append([text, place, repr(error)])
print(json.dumps(found))
`;

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
      const hostile = texts.map((text) => [JSON.stringify(text), sourcesOf(inputWith(text, isBroken))]);
      const job = join(root, `${kind}.json`);
      writeFileSync(job, JSON.stringify([sourcesOf(inputWith('Harmless', isBroken)), hostile]));
      found = JSON.parse(await runPython('main', ['-c', program, job])) as readonly unknown[];
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
