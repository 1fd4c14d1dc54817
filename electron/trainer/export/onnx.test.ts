import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allNetworks,
  computeInPython,
  type ExportedCase,
  expectSameOutputs,
  exportCases,
  exportingTimeout,
  hasPython,
  runPython,
} from './testing/harness';
import { checkPythonStyle } from './testing/pythonStyle';

const program = `
import onnx
from importlib import import_module

def outputs(folder, images):
    model = onnx.load(os.path.join(folder, "model.onnx"))
    onnx.checker.check_model(model, full_check=True)
    assert len(model.graph.input) == 1 and model.graph.input[0].type.tensor_type.shape.dim[0].dim_param == "batch"
    run = load(folder, "run")
    session = run.onnxruntime.InferenceSession(run.MODEL, providers=["CPUExecutionProvider"])
    whole = run.predict(session, images)
    one = run.predict(session, images[:1])
    assert np.abs(one - whole[:1]).max() < 1e-5, "the batch is free"
    return whole
`;

describe.skipIf(!hasPython('main'))('ONNX exports', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-onnx-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let cases: readonly ExportedCase[] = [];
  beforeAll(async () => {
    cases = await exportCases(root, 'onnx', allNetworks);
    await computeInPython('main', cases, program);
  }, exportingTimeout);

  it.each(allNetworks.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
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
