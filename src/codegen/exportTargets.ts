import { neededPython } from './python/requirements';

/** What a network can be taken away as, by the name that the command line uses. */
export const exportTargets = [
  'keras',
  'pytorch',
  'typescript',
  'notebook',
  'saved-model',
  'tfjs',
  'onnx',
  'cluster',
] as const;
export type ExportTarget = (typeof exportTargets)[number];

/** What a person chooses by. `needs`: what runs it. */
export const targetWords: {
  readonly [target in ExportTarget]: { readonly title: string; readonly about: string; readonly needs: string };
} = {
  keras: {
    title: 'Keras',
    about: 'Python as you would write it, with the weights, a training script and model.keras.',
    needs: neededPython,
  },
  pytorch: {
    title: 'PyTorch',
    about: 'An nn.Module with the weights and a training script. Images come channels first.',
    needs: neededPython,
  },
  typescript: {
    title: 'TypeScript',
    about: 'A package on TensorFlow.js: it trains under Node, and a page classifies pictures and drawings.',
    needs: 'Node 20 or newer',
  },
  notebook: {
    title: 'Notebook',
    about: 'A Jupyter notebook that builds, trains, plots the curves and shows the mistakes.',
    needs: `${neededPython}, and Jupyter`,
  },
  'saved-model': {
    title: 'TensorFlow SavedModel',
    about: 'For TensorFlow Serving, and for programs that load a SavedModel.',
    needs: 'TensorFlow 2.16 or newer',
  },
  tfjs: {
    title: 'TensorFlow.js model',
    about: 'model.json with its weights, for pages and programs that use TensorFlow.js.',
    needs: 'TensorFlow.js 4',
  },
  onnx: {
    title: 'ONNX',
    about: 'One file that Netron shows and ONNX Runtime runs, in many languages and on small devices.',
    needs: 'ONNX Runtime 1.15 or newer',
  },
  cluster: {
    title: 'Ray cluster',
    about: 'The same training as a Ray Train script over the PyTorch model, for any number of machines.',
    needs: `${neededPython}, and Ray`,
  },
};
