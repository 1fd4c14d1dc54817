import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildStale } from './build.mjs';
import { inRepository } from './common/paths.mjs';
import { attach } from './common/processes.mjs';
import { hasDisplay, withDisplay } from './setup/display.mjs';
import { linkEngine } from './setup/engine/link.mjs';

// npm run bench: all of bench/*.bench.mjs, one after the other; npm run bench -- NAME: one. Each file exports run().

/** @typedef {{ name: string, figures: Record<string, number | string> }} Result */

// The window is measured too: without a display everything runs once more under a virtual one, where there is one.
const [command, ...rest] = withDisplay([process.execPath, ...process.argv.slice(1)]);
if (!hasDisplay() && command !== process.execPath) process.exit(await attach(command, rest, {}));

const wanted = process.argv[2];
const files = readdirSync(inRepository('bench'))
  .filter((file) => file.endsWith('.bench.mjs') && (wanted === undefined || file === `${wanted}.bench.mjs`))
  .sort();
if (files.length === 0) {
  console.error(`There is no bench/${wanted ?? '*'}.bench.mjs.`);
  process.exit(2);
}
if (!(await buildStale())) process.exit(1);
linkEngine();

/** @type {Result[]} */
const results = [];
for (const file of files) {
  console.log(`\n== ${file}`);
  try {
    /** @type {{ run: () => Promise<Result> }} */
    const { run } = await import(pathToFileURL(inRepository('bench', file)).href);
    const result = await run();
    results.push(result);
    for (const [figure, value] of Object.entries(result.figures)) console.log(`  ${figure}: ${value}`);
  } catch (error) {
    console.error(`  failed: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 1;
  }
}
const folder = inRepository('bench', 'results');
mkdirSync(folder, { recursive: true });
const report = { at: new Date().toISOString(), node: process.version, platform: process.platform, results };
writeFileSync(inRepository('bench', 'results', 'latest.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log('\nwritten: bench/results/latest.json');
