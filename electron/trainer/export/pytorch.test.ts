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

/** Images have their channels first in PyTorch, in and out. */
const program = `
import torch

torch.set_num_threads(1)

def outputs(folder, images):
    code = load(folder, "model")
    model = code.build_model()
    code.load_weights(model)
    model.eval()
    inputs = torch.from_numpy(images)
    with torch.no_grad():
        found = model(inputs.permute(0, 3, 1, 2) if inputs.ndim == 4 else inputs)
    return (found.permute(0, 2, 3, 1) if found.ndim == 4 else found).numpy()
`;

/** Where outputs are so large that float32 cannot say them more exactly. */
const tolerances: { readonly [name: string]: number } = {
  // A variance of 0 makes outputs of some millions.
  'Normalization: variance 0': 1,
};

describe.skipIf(!hasPython('torch'))('PyTorch exports', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-pytorch-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let cases: readonly ExportedCase[] = [];
  beforeAll(async () => {
    cases = await exportCases(root, 'pytorch', allNetworks);
    await computeInPython('torch', cases, program);
  }, 600_000);

  it.each(allNetworks.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
    expectSameOutputs(cases[index] as ExportedCase, tolerances[cases[index]?.name ?? '']);
  });

  it.skipIf(!hasPython('main'))(
    'are written as Python is written',
    async () => {
      expect(cases.length).toBe(allNetworks.length);
      const few = new Set(fewNetworks.map(({ name }) => name));
      await checkPythonStyle(cases.filter(({ name }) => few.has(name)).map(({ folder }) => join(folder, 'model.py')));
    },
    300_000,
  );
});
