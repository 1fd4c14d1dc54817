import type { ExportInput } from '../CodeInput';
import { documentFile } from '../documentFile';
import type { ExportFile } from '../ExportFile';
import { textFile } from '../ExportFile';
import { modelName } from '../keras/kerasModel';
import { kerasWeights } from '../keras/kerasWeights';
import { pythonData } from '../python/pythonData';
import { neededPython, requirementsFile } from '../python/requirements';
import { aboutDocument, layerTable, readmeHead } from '../readme/readmeParts';
import type { Cell } from './cells';
import { notebookCells } from './cells';

/** A Jupyter notebook that builds, trains, plots the curves and shows the mistakes, and what it reads. */
export function notebookExport(input: ExportInput): readonly ExportFile[] {
  const { name, plan, weights } = input;
  return [
    { path: 'network.ipynb', kind: 'text', text: notebookText(notebookCells(input)) },
    textFile(pythonData(input)),
    { path: 'model.weights.h5', kind: 'hdf5', root: kerasWeights(plan, modelName(name), weights) },
    documentFile(input),
    requirementsFile(['keras', 'tensorflow', 'numpy', 'pillow', 'matplotlib', 'ipykernel']),
    { path: 'README.md', kind: 'text', text: `${readme(input).join('\n')}\n` },
  ];
}

/** Version 4.5 of the format: https://nbformat.readthedocs.io/en/latest/format_description.html */
function notebookText(cells: readonly Cell[]): string {
  const notebook = {
    cells: cells.map(({ id, kind, lines }) => {
      const source = lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line));
      return kind === 'code'
        ? { cell_type: kind, execution_count: null, id, metadata: {}, outputs: [], source }
        : { cell_type: kind, id, metadata: {}, source };
    }),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

function readme(input: ExportInput): readonly string[] {
  return [
    ...readmeHead(input, 'A network in a Jupyter notebook with Keras 3, made with ConvCanvas.'),
    '',
    '## Use it',
    '',
    `${neededPython}, and Jupyter (\`python -m pip install notebook\`):`,
    '',
    '```sh',
    'python -m pip install -r requirements.txt',
    'jupyter notebook network.ipynb',
    '```',
    '',
    'Run all cells. The first one says where the images are and how long to train; to run it without a window, set the',
    'environment variables `CONVCANVAS_DATA` (a folder) and `CONVCANVAS_EPOCHS`.',
    '',
    '## Files',
    '',
    '- `network.ipynb`: the notebook; the network is in it',
    '- `data.py`: reads the images, keeps some for validation, and orders them as ConvCanvas does',
    '- `model.weights.h5`: the weights, for those who do not want to train again',
    `- \`network.cnn.json\`: ${aboutDocument}`,
    '',
    ...layerTable(input),
  ];
}
