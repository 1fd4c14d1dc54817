import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainDocument } from '../testing/networks';
import { exportTo, hasPython, runPython, trainedNetwork } from './testing/harness';
import { writeNoiseMnist } from './testing/trainingData';

const program = `
import nbclient, nbformat, sys
path = sys.argv[1]
notebook = nbformat.read(path, as_version=4)
nbformat.validate(notebook)
assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
nbclient.NotebookClient(notebook, timeout=200, kernel_name="python3").execute()
nbformat.write(notebook, path)
`;

type Output = {
  readonly output_type: string;
  readonly text?: string | readonly string[];
  readonly data?: { readonly [kind: string]: unknown };
};
type Notebook = { readonly cells: readonly { readonly id: string; readonly outputs?: readonly Output[] }[] };

describe.skipIf(!hasPython('main'))('a notebook', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-notebook-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let notebook: Notebook = { cells: [] };

  beforeAll(async () => {
    const document = chainDocument(
      ['Input', { shape: [28, 28, 1] }],
      ['RandomFlip', { mode: 'horizontal' }],
      ['Conv2D', { filters: 4, strides: [3, 3], activation: 'relu' }],
      ['Flatten'],
      ['Dropout', { rate: 0.2 }],
      ['Dense', { units: 10, activation: 'softmax' }],
    );
    const schedule = { type: 'cosine', minimum: 0, warmupEpochs: 0 };
    const earlyStopping = { monitor: 'valLoss', patience: 5 };
    const training = { dataset: 'mnist', batchSize: 8, epochs: 30, validationSplit: 0.25, schedule, earlyStopping };
    const data = join(root, 'data');
    writeNoiseMnist(data, 40);
    const folder = join(root, 'export');
    await exportTo(folder, 'notebook', await trainedNetwork({ ...document, training }));
    const env = { CONVCANVAS_DATA: data, CONVCANVAS_EPOCHS: '2' };
    await runPython('main', ['-c', program, 'network.ipynb'], { cwd: folder, env });
    notebook = JSON.parse(readFileSync(join(folder, 'network.ipynb'), 'utf8')) as Notebook;
  }, 300_000);

  function outputsOf(id: string): readonly Output[] {
    return notebook.cells.find((cell) => cell.id === id)?.outputs ?? [];
  }
  const textOf = (id: string) =>
    outputsOf(id)
      .flatMap(({ text = [] }) => text)
      .join('');

  it('builds and trains', () => {
    expect(textOf('images')).toContain('30 images to learn from, 10 to check with, 20 to try it on; 10 classes');
    expect(textOf('training')).toMatch(/^Epoch 1\/2: loss .*\nEpoch 2\/2: .*validation loss/m);
    expect(textOf('training')).toMatch(/Test: loss \d/);
  });

  it.each(['images', 'curves', 'mistakes'])('draws the %s', (id) => {
    const pictures = outputsOf(id).filter(({ data }) => data !== undefined && 'image/png' in data);
    expect(pictures).toHaveLength(1);
  });

  it('counts the mistakes', () => {
    expect(textOf('mistakes')).toMatch(/^\d+ of 20 images are taken for something else\./);
  });
});
