import type { ExportTarget } from '../../src/codegen/exportTargets';

const withPackages = (command: string) => `python -m pip install -r requirements.txt && ${command}`;

/** What one types in the exported folder to see it work, and what that does. */
export const nextCommands: { readonly [target in ExportTarget]: { readonly command: string; readonly does: string } } =
  {
    keras: { command: withPackages('python train.py'), does: 'trains it from the start' },
    pytorch: { command: withPackages('python train.py'), does: 'trains it from the start' },
    typescript: { command: 'npm install && npm run page', does: 'builds the page, dist/index.html' },
    notebook: { command: withPackages('jupyter lab'), does: 'opens the notebook' },
    'saved-model': { command: withPackages('python run.py picture.png'), does: 'classifies a picture' },
    tfjs: { command: 'python -m http.server', does: 'gives model.json to pages that load it' },
    onnx: { command: withPackages('python run.py picture.png'), does: 'classifies a picture' },
    cluster: {
      command: withPackages('python train_ray.py --workers 2'),
      does: 'trains it with two workers on this machine',
    },
  };
