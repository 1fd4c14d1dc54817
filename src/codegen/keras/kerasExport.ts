import type { ExportInput } from '../CodeInput';
import { documentFile } from '../documentFile';
import type { ExportFile } from '../ExportFile';
import { textFile } from '../ExportFile';
import { pythonData } from '../python/pythonData';
import { neededPython, requirementsFile } from '../python/requirements';
import { aboutDocument, layerTable, readmeHead } from '../readme/readmeParts';
import { kerasArchive } from './kerasArchive';
import { kerasModel, modelName } from './kerasModel';
import { kerasTrain } from './kerasTrain';
import { kerasWeights } from './kerasWeights';

/** A folder that runs as it is: the network as Python, its weights, its training, and the whole as `model.keras`. */
export function kerasExport(input: ExportInput): readonly ExportFile[] {
  const { name, plan, weights } = input;
  const root = kerasWeights(plan, modelName(name), weights);
  return [
    textFile(kerasModel(input)),
    textFile(pythonData(input)),
    textFile(kerasTrain(input)),
    { path: 'model.weights.h5', kind: 'hdf5', root },
    kerasArchive(input, root),
    documentFile(input),
    requirementsFile(['keras', 'tensorflow', 'numpy', 'pillow']),
    { path: 'README.md', kind: 'text', text: `${readme(input).join('\n')}\n` },
  ];
}

function readme(input: ExportInput): readonly string[] {
  const isImage = input.plan.layerById.get(input.plan.inputId ?? '')?.outputShape?.length === 3;
  const shape = isImage ? 'in 0..1, [n, height, width, channels]' : '[n, values]';
  return [
    ...readmeHead(input, 'A network in Keras 3, made with ConvCanvas.'),
    '',
    '## Use it',
    '',
    `${neededPython}:`,
    '',
    '```sh',
    'python -m pip install -r requirements.txt',
    'python model.py                 # builds the network and lists its layers',
    'python train.py                 # trains it: the same images, batches, loss and optimizer as in ConvCanvas',
    'python train.py --from-weights  # the same from the weights that lie here, not from new ones',
    'python train.py --help          # another folder of images, other epochs, ...',
    '```',
    '',
    '```python',
    'from model import build_model, load_weights',
    '',
    'model = build_model()',
    'load_weights(model)',
    `outputs = model.predict(images)  # float32 ${shape}`,
    '```',
    '',
    'or, without this code, `model = keras.models.load_model("model.keras")`.',
    '',
    '## Files',
    '',
    '- `model.py`: the network, a layer a line',
    '- `model.weights.h5`: its weights; `load_weights` reads them',
    '- `model.keras`: network and weights in one file',
    '- `data.py`: reads the images, keeps some for validation, and orders them as ConvCanvas does',
    '- `train.py`: the training',
    `- \`network.cnn.json\`: ${aboutDocument}`,
    '',
    ...layerTable(input),
  ];
}
