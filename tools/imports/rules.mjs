import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/**
 * @typedef {object} Import
 * @property {string} file the importing file, relative to the repository, with forward slashes
 * @property {number} line
 * @property {string} specifier
 */

/** What each folder of src/ may import of src/, beside itself. */
const mayImport = /** @type {Readonly<Record<string, readonly string[]>>} */ ({
  document: [],
  training: ['document'],
  diagnostics: ['document'],
  operations: [],
  onnx: ['document'],
  layers: ['document', 'training', 'diagnostics', 'operations', 'onnx'],
  compiler: ['document', 'training', 'diagnostics', 'layers'],
  editing: ['document', 'training', 'diagnostics', 'layers', 'compiler'],
  templates: ['document', 'training', 'diagnostics', 'layers', 'compiler', 'editing'],
  contract: ['document', 'training', 'diagnostics', 'layers', 'compiler', 'codegen'],
  graphdef: ['document', 'training', 'diagnostics', 'operations', 'layers', 'compiler'],
  codegen: ['document', 'training', 'diagnostics', 'operations', 'onnx', 'layers', 'compiler', 'graphdef'],
  importers: ['document', 'training', 'diagnostics', 'layers', 'compiler', 'editing', 'contract'],
});

// Pure computation without a platform: all else is for electron/ and renderer/.
const packagesInSrc = ['zod', '@bufbuild/protobuf'];

// TypeScript that exports hold as text: a program of its own, which nothing here runs.
const exportedText = 'src/codegen/typescript/package/';

// Everything but the windows themselves also runs without Electron.
const electronFolders = ['main', 'preload'];

/**
 * Why an import is not allowed, in words, or undefined where it is.
 * @param {Import} found
 * @returns {string | undefined}
 */
export function violation({ file, specifier }) {
  if (file.startsWith(exportedText)) return undefined;
  const [area = '', folder = ''] = file.split('/');
  const isTest = /\.test\.tsx?$/.test(file) || file.includes('/testing/');
  if (!specifier.startsWith('.')) return packageViolation(area, folder, specifier, isTest);
  const [targetArea = '', targetFolder = ''] = posix.join(posix.dirname(file), specifier).split('/');
  if (area === 'src' && (targetArea === 'electron' || targetArea === 'renderer')) {
    return 'src/ imports nothing of renderer/ and electron/';
  }
  if (area === 'renderer' && targetArea === 'electron') return 'renderer/ and electron/ meet only in src/contract';
  if (area === 'electron' && targetArea === 'renderer') return 'electron/ and renderer/ meet only in src/contract';
  // A test may look at its subject from above.
  if (area !== 'src' || targetArea !== 'src' || isTest || folder === targetFolder) return undefined;
  const allowed = mayImport[folder];
  if (!allowed) return `src/${folder} has no place in the order of tools/imports/rules.mjs`;
  if (allowed.includes(targetFolder)) return undefined;
  return `src/${folder} may import ${allowed.length > 0 ? `only ${allowed.join(', ')}` : 'no other folder'} of src/`;
}

/** @param {string} area @param {string} folder @param {string} specifier @param {boolean} isTest */
function packageViolation(area, folder, specifier, isTest) {
  if (isTest) return undefined;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (area === 'src' && !packagesInSrc.includes(name)) {
    return `src/ is pure TypeScript: of packages it may import only ${packagesInSrc.join(', ')}`;
  }
  if (area === 'electron' && name === 'electron' && !electronFolders.includes(folder)) {
    return `only ${electronFolders.map((allowed) => `electron/${allowed}`).join(' and ')} may import Electron`;
  }
  const isNode = specifier.startsWith('node:') || builtinModules.includes(name);
  if (area === 'renderer' && (isNode || name === 'electron' || name === 'ws' || name === '@tensorflow/tfjs-node')) {
    return 'renderer/ runs in a page, without Node and Electron';
  }
  return undefined;
}

// `import ... from 'x'`, `export ... from 'x'`, `import 'x'`, `import('x')`, `require('x')`.
const importPattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;

/**
 * All imports of a file: static, dynamic, of types, and re-exports.
 * @param {string} file
 * @param {string} text
 * @returns {Import[]}
 */
export function importsOf(file, text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...code.matchAll(importPattern)].map((match) => ({
    file,
    line: code.slice(0, match.index).split('\n').length,
    specifier: match[2] ?? '',
  }));
}
