import { writeFileSync } from 'node:fs';
import { runPython } from './python';

/** Generated Python, and the identifiers in it that come from the network. */
export type PythonSources = { readonly names: readonly string[]; readonly files: readonly string[] };

/** Where an identifier may be the network's: classes of Python's `ast`, with the field that holds it. */
export type NamePlaces = { readonly [nodeClass: string]: string };

const program = `
import ast, io, json, sys, tokenize
mark = "zq9k"
with open(sys.argv[1], encoding="utf-8") as file:
    places, harmless, hostile = json.load(file)

def shape(source, names):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
        field = places.get(type(node).__name__)
        if field and getattr(node, field) in names:
            setattr(node, field, "name")
    return ast.dump(tree)

def stray(source, names):
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if mark not in token.string.lower() or token.type in (tokenize.STRING, tokenize.COMMENT):
            continue
        if token.type != tokenize.NAME or token.string not in names:
            yield f"{tokenize.tok_name[token.type]} {token.string!r}"

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

/**
 * Where hostile texts (with `mark` in them) are more than strings, comments and names: the syntax trees must be those of a
 * harmless network but for these, and the text stand nowhere else. Empty where all is well. `job`: a file that it writes.
 */
export async function strayTexts(
  job: string,
  places: NamePlaces,
  harmless: PythonSources,
  hostile: readonly (readonly [text: string, sources: PythonSources])[],
): Promise<readonly unknown[]> {
  writeFileSync(job, JSON.stringify([places, harmless, hostile]));
  return JSON.parse(await runPython('main', ['-c', program, job])) as readonly unknown[];
}
