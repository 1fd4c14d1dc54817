import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { inRepository } from './common/paths.mjs';
import { layerNamesIn } from './imports/layerNames.mjs';
import { importsOf, violation } from './imports/rules.mjs';

// Prints every import that points the wrong way, and every layer type that a view names; the rules are in imports/.

/** @param {string} area */
const filesOf = (area) =>
  readdirSync(inRepository(area), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(area, name).replaceAll('\\', '/'));

// A layer type's definition is the file of its name.
const layerTypes = filesOf('src/layers/types')
  .map((file) => parse(file).name)
  .filter((name) => !name.includes('.'));

const files = ['src', 'electron', 'renderer'].flatMap(filesOf);
let violations = 0;
/** @param {string} file @param {number} line @param {string} what */
const report = (file, line, what) => {
  violations += 1;
  console.error(`${file}:${line} ${what}`);
};
for (const file of files) {
  const text = readFileSync(inRepository(file), 'utf8');
  for (const found of importsOf(file, text)) {
    const reason = violation(found);
    if (reason) report(file, found.line, `imports '${found.specifier}': ${reason}`);
  }
  for (const { line, name } of layerNamesIn(file, text, layerTypes)) {
    report(file, line, `names the layer type '${name}': renderer/ derives what it shows from the registry`);
  }
}
console.log(`${files.length} files, ${violations} violations of the house's order`);
process.exitCode = violations > 0 ? 1 : 0;
