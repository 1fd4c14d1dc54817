import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository } from './common/paths.mjs';
import { importsOf, violation } from './imports/rules.mjs';

// Prints every import that points the wrong way; the rules are in imports/rules.mjs.
const files = ['src', 'electron', 'renderer'].flatMap((area) =>
  readdirSync(inRepository(area), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(area, name).replaceAll('\\', '/')),
);
let violations = 0;
for (const found of files.flatMap((file) => importsOf(file, readFileSync(inRepository(file), 'utf8')))) {
  const reason = violation(found);
  if (!reason) continue;
  violations += 1;
  console.error(`${found.file}:${found.line} imports '${found.specifier}': ${reason}`);
}
console.log(`${files.length} files, ${violations} imports that point the wrong way`);
process.exitCode = violations > 0 ? 1 : 0;
