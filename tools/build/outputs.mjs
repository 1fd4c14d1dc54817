import { existsSync } from 'node:fs';
import { inRepository } from '../common/paths.mjs';

/**
 * @typedef {object} Output one thing that the build makes
 * @property {string} name also its folder in dist/
 * @property {'program' | 'page'} kind a bundle that Node or Electron runs, or the page that a window shows
 * @property {string} entry
 * @property {string} file
 * @property {readonly string[]} inputs folders and files whose change makes it stale
 */

// What is installed may change a bundle, and so may how it is built.
const everywhere = ['src', 'assets', 'node_modules/.package-lock.json'];

/** @param {string} name @returns {Output} */
const program = (name) => ({
  name,
  kind: 'program',
  entry: inRepository('electron', name, `${name}.ts`),
  file: inRepository('dist', name, `${name}.cjs`),
  inputs: [...everywhere, 'electron', 'tools/build'].map((path) => inRepository(path)),
});

/** @type {readonly Output[]} */
export const outputs = [
  ...['main', 'preload', 'trainer', 'host', 'cli'].map(program),
  {
    name: 'renderer',
    kind: 'page',
    entry: inRepository('renderer', 'index.html'),
    file: inRepository('dist', 'renderer', 'index.html'),
    inputs: [...everywhere, 'renderer', 'vite.config.mts'].map((path) => inRepository(path)),
  },
];

/** @param {Output} output */
export const hasEntry = (output) => existsSync(output.entry);
