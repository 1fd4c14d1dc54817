import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { packageJson } from '../../../../src/codegen/typescript/packageJson';
import type { ExportedCase } from './harness';

const run = promisify(execFile);
const nodeModules = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

/**
 * Puts what an exported package names in its package.json below a folder, in place of `npm install`: the repository's own
 * copies, and nothing else. `more`: what people may install besides.
 */
export function linkPackages(root: string, more: readonly string[] = []): void {
  const { dependencies, devDependencies } = packageJson;
  for (const name of [...Object.keys(dependencies), ...Object.keys(devDependencies), ...more]) {
    const link = join(root, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(nodeModules, name), link);
  }
}

/** Runs a program of Node below a folder; answers what it printed. Fails with all of its output. */
export async function runNode(folder: string, ...words: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(process.execPath, [...words], { cwd: folder, maxBuffer: 2 ** 26, timeout: 300_000 });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return expect.fail(`${words.slice(0, 3).join(' ')} failed: ${stdout}\n${stderr}`);
  }
}

/** What `tsc --strict` says of a folder with a tsconfig.json: nothing where all is well. */
export async function typeCheck(folder: string): Promise<void> {
  await runNode(folder, join(nodeModules, 'typescript', 'bin', 'tsc'), '-p', folder);
}

export async function runBiome(folder: string, ...words: readonly string[]): Promise<void> {
  await runNode(folder, join(nodeModules, '@biomejs', 'biome', 'bin', 'biome'), ...words);
}

const library = `
import { readFileSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

export type Work = { readonly work: string; readonly compute: (images: tf.Tensor) => Promise<tf.Tensor> };

function readNpy(path: string): tf.Tensor {
  const bytes = readFileSync(path);
  const length = bytes.readUInt16LE(8);
  const shape = /'shape': \\(([^)]*)\\)/.exec(bytes.toString('latin1', 10, 10 + length))?.[1] ?? '';
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset + 10 + length, bytes.byteOffset + bytes.length));
  return tf.tensor(values, shape.split(',').map(Number).filter((size) => size > 0));
}

async function writeNpy(path: string, tensor: tf.Tensor): Promise<void> {
  const header = \`{'descr': '<f4', 'fortran_order': False, 'shape': (\${tensor.shape.join(', ')},), }\`.padEnd(117) + '\\n';
  const start = Buffer.from('\\x93NUMPY\\x01\\x00\\x76\\x00', 'latin1');
  const values = Float32Array.from(await tensor.data());
  writeFileSync(path, Buffer.concat([start, Buffer.from(header, 'latin1'), Buffer.from(values.buffer)]));
}

export async function computeAll(works: readonly Work[]): Promise<void> {
  await tf.setBackend('cpu');
  for (const { work, compute } of works) {
    try {
      await writeNpy(\`\${work}/outputs.npy\`, await compute(readNpy(\`\${work}/images.npy\`)));
    } catch (error) {
      writeFileSync(\`\${work}/error.txt\`, error instanceof Error ? String(error.stack) : String(error));
    }
  }
}
`;

/**
 * Computes the outputs of all cases in one Node, on plain TensorFlow.js. `code` gives, of the place of a case, its imports and
 * the expression of what it computes: `(images: tf.Tensor) => Promise<tf.Tensor>`.
 */
export async function computeInNode(
  root: string,
  cases: readonly ExportedCase[],
  code: (exported: ExportedCase, place: number) => { readonly imports: string; readonly compute: string },
): Promise<void> {
  const parts = cases.map(code);
  const works = cases.map(({ work }, place) => `{ work: ${JSON.stringify(work)}, compute: ${parts[place]?.compute} },`);
  const program = [
    "import * as tf from '@tensorflow/tfjs';",
    "import { computeAll } from './library';",
    ...parts.map(({ imports }) => imports),
    `void computeAll([`,
    ...works,
    ']);',
    'void tf;',
  ];
  writeFileSync(join(root, 'library.ts'), library);
  writeFileSync(join(root, 'program.ts'), program.join('\n'));
  const outfile = join(root, 'program.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['program.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'silent',
  });
  await runNode(root, outfile);
}
