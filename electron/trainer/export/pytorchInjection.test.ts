import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusterScript } from '../../../src/codegen/cluster/clusterScript';
import { pytorchModel } from '../../../src/codegen/pytorch/pytorchModel';
import { pytorchNetwork } from '../../../src/codegen/pytorch/pytorchNetwork';
import { trainScript } from '../../../src/codegen/pytorch/trainScript';
import { sourceText } from '../../../src/codegen/SourceFile';
import { hasPython, runPython } from './testing/harness';
import { hostileTexts, inputWith, mark } from './testing/hostileTexts';

type Sources = { readonly names: readonly string[]; readonly files: readonly string[] };

function sourcesOf(text: string, isBroken: boolean): Sources {
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

/** The syntax trees are those of a harmless network but for names and strings; the text stands nowhere else. */
const program = `
import ast, io, json, sys, tokenize
mark = "zq9k"
fields = {ast.Name: "id", ast.Attribute: "attr", ast.arg: "arg", ast.ClassDef: "name"}

def shape(source, names):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
        field = fields.get(type(node))
        if field and getattr(node, field) in names:
            setattr(node, field, "name")
    return ast.dump(tree)

def stray(source, names):
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if mark not in token.string.lower() or token.type in (tokenize.STRING, tokenize.COMMENT):
            continue
        if token.type != tokenize.NAME or token.string not in names:
            yield f"{tokenize.tok_name[token.type]} {token.string!r}"

harmless, hostile = json.load(open(sys.argv[1], encoding="utf-8"))
found = []
for text, sources in hostile:
    for place, (source, usual) in enumerate(zip(sources["files"], harmless["files"], strict=True)):
        try:
            if shape(source, sources["names"]) != shape(usual, harmless["names"]):
                found.append([text, place, "another syntax tree"])
            found += [[text, place, what] for what in stray(source, sources["names"])]
        except (SyntaxError, ValueError, tokenize.TokenError) as error:
            found.append([text, place, repr(error)])
print(json.dumps(found))
`;

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
      const hostile = texts.map((text) => [JSON.stringify(text), sourcesOf(text, isBroken)]);
      const job = join(root, `${kind}.json`);
      writeFileSync(job, JSON.stringify([sourcesOf('Harmless', isBroken), hostile]));
      found = JSON.parse(await runPython('main', ['-c', program, job])) as readonly unknown[];
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
