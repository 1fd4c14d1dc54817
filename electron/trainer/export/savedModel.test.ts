import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  computeInPython,
  type ExportedCase,
  expectSameOutputs,
  exportCases,
  exportingTimeout,
  fewNetworks,
  hasPython,
  runPython,
} from './testing/harness';
import { checkPythonStyle } from './testing/pythonStyle';

const program = `
import keras

def outputs(folder, images):
    run = load(folder, "run")
    predict = run.load_signature()
    whole = predict(images=run.tf.constant(images))["outputs"].numpy()
    one = predict(images=run.tf.constant(images[:1]))["outputs"].numpy()
    assert np.abs(one - whole[:1]).max() < 1e-5, "the batch is free"
    layer = keras.layers.TFSMLayer(os.path.join(folder, "model", "1"), call_endpoint="serving_default")
    in_keras = layer(images)
    in_keras = in_keras["outputs"] if isinstance(in_keras, dict) else in_keras
    assert np.abs(np.asarray(in_keras) - whole).max() < 1e-6, "a layer of Keras computes the same"
    return whole
`;

describe.skipIf(!hasPython('main'))('SavedModel exports', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-saved-model-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let cases: readonly ExportedCase[] = [];
  beforeAll(async () => {
    cases = await exportCases(root, 'saved-model', fewNetworks);
    await computeInPython('main', cases, program);
  }, exportingTimeout);

  it.each(fewNetworks.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
    expectSameOutputs(cases[index] as ExportedCase);
  });

  it(
    'run as they are, and are written as Python is written',
    async () => {
      const { folder, work } = cases[0] as ExportedCase;
      const printed = await runPython('main', ['run.py', join(work, 'images.npy')], { cwd: folder });
      expect(printed.trim().split('\n')).toHaveLength(8);
      await checkPythonStyle([join(folder, 'run.py')]);
    },
    exportingTimeout,
  );
});
