import type { ExportTarget } from '../../src/codegen/exportTargets';

/** What one types in the exported folder to see it work, and what that does. */
export const nextCommands: { readonly [target in ExportTarget]: { readonly command: string; readonly does: string } } =
  {
    keras: { command: 'pip install -r requirements.txt && python train.py', does: 'trains it' },
    pytorch: { command: 'pip install -r requirements.txt && python train.py', does: 'trains it' },
    typescript: { command: 'npm install && npm run train', does: 'trains it' },
    notebook: { command: 'pip install -r requirements.txt && jupyter lab', does: 'opens the notebook' },
    'saved-model': { command: 'pip install -r requirements.txt && python run.py', does: 'asks the model' },
    tfjs: { command: 'npx http-server --cors', does: 'gives model.json to pages that load it' },
    onnx: { command: 'pip install -r requirements.txt && python run.py', does: 'asks the model' },
    cluster: { command: 'pip install -r requirements.txt && python train.py', does: 'trains it' },
  };
