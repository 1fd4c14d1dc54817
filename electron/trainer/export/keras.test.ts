import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedCase } from './testing/harness';
import {
  allNetworks,
  computeInPython,
  expectSameOutputs,
  exportCases,
  fewNetworks,
  hasPython,
} from './testing/harness';
import { checkPythonStyle } from './testing/pythonStyle';

/** Both ways to the same network: the code with the weights beside it, and the one file. */
const program = `
import keras

def outputs(folder, images):
    code = load(folder, "model")
    model = code.build_model()
    code.load_weights(model)
    written = np.asarray(model(images, training=False))
    whole = keras.models.load_model(os.path.join(folder, "model.keras"))
    assert [layer.name for layer in whole.layers] == [layer.name for layer in model.layers]
    assert whole.name == model.name
    apart = np.abs(np.asarray(whole(images, training=False)) - written).max()
    assert apart == 0, f"model.keras is {apart} from model.py"
    return written
`;

describe.skipIf(!hasPython('main'))('Keras exports', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-keras-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let cases: readonly ExportedCase[] = [];
  beforeAll(async () => {
    cases = await exportCases(root, 'keras', allNetworks);
    await computeInPython('main', cases, program);
  }, 600_000);

  it.each(allNetworks.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
    expectSameOutputs(cases[index] as ExportedCase);
  });

  it('are written as Python is written', async () => {
    expect(cases.length).toBe(allNetworks.length);
    const models = cases.filter(({ name }) => fewNetworks.some((network) => network.name === name));
    const [first] = cases;
    const scripts = ['data.py', 'train.py'].map((name) => join(first?.folder ?? '', name));
    await checkPythonStyle([...models.map(({ folder }) => join(folder, 'model.py')), ...scripts]);
  }, 300_000);
});
