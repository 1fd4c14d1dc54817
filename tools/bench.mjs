import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';
import { buildStale } from './build.mjs';
import { inRepository } from './common/paths.mjs';
import { attach } from './common/processes.mjs';
import { hasDisplay, withDisplay } from './setup/display.mjs';
import { linkEngine } from './setup/engine/link.mjs';

// npm run bench: all of bench/*.bench.mjs, one after the other; npm run bench -- NAME [WHAT...]: one, or a part of it.
// Each file exports run(). The results of the others stay in bench/results/latest.json as they were.

/** @typedef {{ columns: readonly string[], rows: readonly (readonly string[])[] }} Table */
/** @typedef {{ name: string, at?: string, figures: Record<string, number | string>, table?: Table }} Result */

// The window is measured too: without a display everything runs once more under a virtual one, where there is one.
const [command, ...rest] = withDisplay([process.execPath, ...process.argv.slice(1)]);
if (!hasDisplay() && command !== process.execPath) process.exit(await attach(command, rest, {}));

const [wanted, ...parts] = process.argv.slice(2);
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
    /** @type {{ run: (parts: readonly string[]) => Promise<Result> }} */
    const { run } = await import(pathToFileURL(inRepository('bench', file)).href);
    const result = await run(parts);
    results.push({ at: new Date().toISOString(), ...result });
    for (const [figure, value] of Object.entries(result.figures)) console.log(`  ${figure}: ${value}`);
    if (result.table !== undefined) printTable(result.table);
  } catch (error) {
    console.error(`  failed: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 1;
  }
}
const folder = inRepository('bench', 'results');
const file = inRepository('bench', 'results', 'latest.json');
mkdirSync(folder, { recursive: true });
const measured = new Set(results.map(({ name }) => name));
const kept = earlierResults(file).filter(({ name }) => !measured.has(name));
const report = {
  at: new Date().toISOString(),
  node: process.version,
  platform: process.platform,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  results: [...kept, ...results].sort((a, b) => a.name.localeCompare(b.name)),
};
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
console.log('\nwritten: bench/results/latest.json');

/** @param {string} path @returns {Result[]} */
function earlierResults(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).results;
  } catch {
    return [];
  }
}

/** @param {Table} table */
function printTable({ columns, rows }) {
  const lines = [columns, ...rows];
  const widths = columns.map((_, place) => Math.max(...lines.map((line) => (line[place] ?? '').length)));
  console.log('');
  for (const line of lines)
    console.log(`  ${line.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join('  ')}`.trimEnd());
}
