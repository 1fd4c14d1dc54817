import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inRepository } from '../../common/paths.mjs';
import { capture, findProgram } from '../../common/processes.mjs';
import { SetupError } from '../step.mjs';
import { downloadWheel, pythonWithPip, unpackWheel } from '../wheel.mjs';
import { addNvidiaLibraries } from './nvidia.mjs';
import { bindingIn, engineFolder, tensorflowVersion, tfjsNodePackage } from './places.mjs';

// What the binding's sources include, the two libraries, and the licences.
const wanted = [
  'tensorflow/include/tensorflow/c/*',
  'tensorflow/include/tensorflow/core/platform/*',
  'tensorflow/include/tsl/platform/*',
  'tensorflow/include/xla/tsl/c/*',
  'tensorflow/libtensorflow_*',
  'tensorflow/THIRD_PARTY_NOTICES.txt',
  'tensorflow/include/LICENSE',
  '*.dist-info/*LICENSE*',
  '*.dist-info/METADATA',
];

/** What platforms differ in: the wheel with the C libraries, their names, and how a library names its own folder. */
const platforms = {
  linux: {
    // There is no "cpu" wheel for ARM: the plain one is for the CPU there.
    package: process.arch === 'x64' ? 'tensorflow-cpu' : 'tensorflow',
    compilers: ['g++', 'c++', 'clang++'],
    libraries: ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'],
    linking: ['-shared'],
    origin: '$ORIGIN',
    get: (/** @type {readonly string[]} */ packages) =>
      findProgram(['apt-get']) ? `sudo apt-get install ${packages.join(' ')}` : '',
  },
  darwin: {
    package: 'tensorflow',
    compilers: ['clang++', 'c++'],
    libraries: ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'],
    linking: ['-bundle', '-undefined', 'dynamic_lookup'],
    origin: '@loader_path',
    get: () => 'xcode-select --install',
  },
};

/**
 * The tools that this way needs.
 * @returns {Promise<{ python: string, compiler: string, platform: typeof platforms.linux } | { lacks: string, get: string }>}
 *   lacks: what is missing, as a clause; get: the command that gets it, or nothing where none is known
 */
export async function compileTools() {
  const platform =
    process.platform === 'linux' || process.platform === 'darwin' ? platforms[process.platform] : undefined;
  if (!platform) return { lacks: `it is not compiled on ${process.platform}`, get: '' };
  const python = await pythonWithPip();
  const compiler = findProgram(platform.compilers);
  if (python && compiler) return { python, compiler, platform };
  const lacks = [...(python ? [] : ['Python 3 with pip']), ...(compiler ? [] : ['a C++ compiler'])];
  const packages = [...(python ? [] : ['python3-pip']), ...(compiler ? [] : ['g++'])];
  return {
    lacks: `${lacks.join(' and ')} ${lacks.length > 1 ? 'are' : 'is'} missing`,
    get: platform.get(packages),
  };
}

/**
 * Makes an engine in a folder: TensorFlow's C libraries from its Python wheel, and tfjs-node's binding compiled against them.
 * For CUDA the folder is laid out as Python's packages are, because the libraries look for NVIDIA's relative to themselves.
 * @param {import('./places.mjs').Variant} variant
 * @param {string} folder an earlier, half-made one may be in it
 * @param {Exclude<Awaited<ReturnType<typeof compileTools>>, { lacks: string }>} tools
 * @param {import('../step.mjs').Report} report
 */
export async function makeCompiledEngine(variant, folder, { python, compiler, platform }, report) {
  const work = join(folder, 'work');
  const place = variant === 'cuda' ? 'tensorflow' : '';
  mkdirSync(work, { recursive: true });
  mkdirSync(join(folder, place), { recursive: true });
  const name = variant === 'cuda' ? 'tensorflow' : platform.package;
  const wheel = await downloadWheel(python, `${name}==${tensorflowVersion}`, work, report);
  report('unpacking TensorFlow');
  const unpacked = join(work, 'unpacked');
  await unpackWheel(python, wheel, unpacked, wanted);
  const tensorflow = join(unpacked, 'tensorflow');
  const libraries = platform.libraries.map((library) => join(folder, place, library));
  for (const library of libraries) {
    const found = join(tensorflow, basename(library));
    if (!existsSync(found)) throw new SetupError(`TensorFlow's wheel holds no ${basename(library)}`);
    renameSync(found, library);
  }
  if (variant === 'cuda') await addNvidiaLibraries(python, unpacked, folder, report);
  report("compiling tfjs-node's binding");
  // Relative to the binding, so that the folder may be renamed; and the final folder, for a file system without links, where
  // tfjs-node gets a copy of the binding alone.
  const searched = [join(platform.origin, place), join(engineFolder(variant), place)];
  await compileBinding(
    bindingIn(folder),
    { include: join(tensorflow, 'include'), libraries, searched },
    compiler,
    platform,
  );
  report('removing what is not needed');
  // Symbol tables that only a debugger reads are a quarter of the size; without the tool they stay.
  const strip = process.platform === 'linux' ? findProgram(['strip']) : undefined;
  if (strip) await capture(strip, ['--strip-unneeded', ...libraries]);
  keepLicences(unpacked, join(folder, 'licences'));
  rmSync(work, { recursive: true });
}

/**
 * @param {string} binding to be made
 * @param {{ include: string, libraries: readonly string[], searched: readonly string[] }} against TensorFlow's headers and
 *   libraries, and the folders in which they are looked for at run time
 * @param {string} compiler
 * @param {typeof platforms.linux} platform
 */
async function compileBinding(binding, { include, libraries, searched }, compiler, platform) {
  const sources = join(tfjsNodePackage, 'binding');
  const { code, output } = await capture(compiler, [
    ...platform.linking,
    ...['-fPIC', '-O2', '-std=gnu++20', '-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'],
    ...['-I', inRepository('node_modules', 'node-api-headers', 'include'), '-I', include],
    ...readdirSync(sources).flatMap((name) => (name.endsWith('.cc') ? [join(sources, name)] : [])),
    ...['-o', binding],
    ...libraries,
    ...searched.map((folder) => `-Wl,-rpath,${folder}`),
  ]);
  if (code !== 0) throw new SetupError("tfjs-node's binding could not be compiled", output);
}

/** @param {string} unpacked @param {string} target */
function keepLicences(unpacked, target) {
  mkdirSync(target, { recursive: true });
  for (const path of readdirSync(unpacked, { recursive: true, encoding: 'utf8' })) {
    const name = /(?:^|[\\/])(LICENSE[^\\/]*|METADATA|THIRD_PARTY_NOTICES\.txt)$/.exec(path)?.[1];
    if (name) copyFileSync(join(unpacked, path), join(target, name));
  }
}
