import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'convcanvas-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** By path: a module is bundled once. */
const imported = new Map();

/** Imports a TypeScript module of the repository, bundled as the app bundles it. */
export function importSource(path) {
  if (!imported.has(path)) imported.set(path, bundleAndImport(path));
  return imported.get(path);
}

async function bundleAndImport(path) {
  const outfile = join(folder, path.replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [join(repository, path)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
