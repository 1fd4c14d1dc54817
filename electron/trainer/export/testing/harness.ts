import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ExportTarget } from '../../../../src/codegen/exportTargets';
import type { Values } from '../../engines/Engine';
import { exportTo } from './exportTo';
import type { NamedNetwork } from './networks';
import { readNpyFile, writeNpyFile } from './npyFile';
import { type PythonKind, runPython } from './python';
import { type TrainedNetwork, trainedNetwork } from './trainedNetwork';

export { exportTo } from './exportTo';
export { allNetworks, fewNetworks, layerNetworks, type NamedNetwork } from './networks';
export { readNpyFile, writeNpyFile } from './npyFile';
export { hasPython, runPython } from './python';
export { noiseBatch, type TrainedNetwork, trainedNetwork } from './trainedNetwork';

/*
 * How an exporter is tested: networks are trained for some steps by the app's own engine, exported as the app does it, run
 * where people run them, and their outputs compared with the app's.
 *
 *   const folder = mkdtempSync(join(tmpdir(), 'keras-'));            // in beforeAll; removed in afterAll
 *   const cases = await exportCases(folder, 'keras', allNetworks);   // 'fewNetworks' where a case takes long
 *   await computeInPython('main', cases, `
 *   def outputs(folder, images):            # the folder of the export; images float32 [n, ...], channels last
 *       model = load(folder, "model").build_model()                  # load(folder, name) imports a module of the export
 *       ...
 *       return the outputs as a NumPy array, channels last
 *   `);                                                              // beforeAll(async () => { ... }, exportingTimeout)
 *   it.each(cases)('$name', (exported) => expectSameOutputs(exported));   // 1e-5 unless told otherwise
 *
 * All cases are computed in one process, because starting TensorFlow or PyTorch takes seconds. A case that fails there does
 * not stop the others: its error comes out in `expectSameOutputs`. `runPython('torch', ['train.py', ...], { cwd })` runs
 * anything else. Other languages: write `outputs.npy` (float32) into each case's folder, by `images.npy`, which lies there.
 */

/** For the `beforeAll` that trains and exports everything: half a minute where nothing else is going on. */
export const exportingTimeout = 600_000;

/** A network in a folder: `folder` is the export, `work` holds `images.npy`, and then `outputs.npy`. */
export type ExportedCase = {
  readonly name: string;
  readonly folder: string;
  readonly work: string;
  readonly network: TrainedNetwork;
};

/** Trains and exports networks below a folder, one after the other. */
export async function exportCases(
  root: string,
  target: ExportTarget,
  networks: readonly NamedNetwork[],
): Promise<readonly ExportedCase[]> {
  const cases: ExportedCase[] = [];
  for (const [index, { name, document }] of networks.entries()) {
    const work = join(root, String(index));
    const folder = join(work, 'export');
    mkdirSync(work, { recursive: true });
    const network = await trainedNetwork(document);
    writeNpyFile(join(work, 'images.npy'), network.images);
    await exportTo(folder, target, network);
    cases.push({ name, folder, work, network });
  }
  return cases;
}

const driver = `
import importlib.util, os, sys, traceback
import numpy as np

def load(folder, name):
    sys.path.insert(0, folder)
    before = set(sys.modules)
    try:
        spec = importlib.util.spec_from_file_location(name, os.path.join(folder, name + ".py"))
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(folder)
        for other in set(sys.modules) - before:
            if (getattr(sys.modules[other], "__file__", None) or "").startswith(folder + os.sep):
                del sys.modules[other]
`;

const loop = `
for work in sys.argv[1:]:
    folder = os.path.join(work, "export")
    try:
        result = np.asarray(outputs(folder, np.load(os.path.join(work, "images.npy"))), dtype=np.float32)
        np.save(os.path.join(work, "outputs.npy"), np.ascontiguousarray(result))
    except Exception:
        with open(os.path.join(work, "error.txt"), "w") as file:
            traceback.print_exc(file=file)
`;

/** Computes the outputs of all cases in one Python, whose code defines \`outputs(folder, images)\`. */
export async function computeInPython(kind: PythonKind, cases: readonly ExportedCase[], code: string): Promise<void> {
  await runPython(kind, ['-c', driver + code + loop, ...cases.map(({ work }) => work)]);
}

/**
 * Compares what a case's program wrote with the app's outputs. `tolerance`: the largest absolute difference of outputs
 * up to 1; where the largest output is 1000, a thousand times that, as float32 has no more digits.
 */
export function expectSameOutputs({ work, network }: ExportedCase, tolerance = 1e-5): void {
  const errorFile = join(work, 'error.txt');
  if (existsSync(errorFile)) expect.fail(readFileSync(errorFile, 'utf8'));
  expectClose(readNpyFile(join(work, 'outputs.npy')), network.outputs, tolerance);
}

export function expectClose(actual: Values, expected: Values, tolerance = 1e-5): void {
  expect(actual.shape).toEqual(expected.shape);
  expect(expected.data.every(Number.isFinite), 'the app computes finite numbers').toBe(true);
  const distances = expected.data.map((value, index) => Math.abs(value - (actual.data[index] ?? Number.NaN)));
  // Written so that NaN fails.
  const scale = expected.data.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  const worst = distances.findIndex((distance) => !(distance <= tolerance * scale));
  if (worst < 0) return;
  const largest = distances.reduce((most, distance) => (distance <= most ? most : distance), 0);
  expect.fail(
    `output ${worst} is ${actual.data[worst]}, but the app has ${expected.data[worst]}; the largest difference is ${largest}`,
  );
}
