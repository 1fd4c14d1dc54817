import type { ExportInput } from '../CodeInput';
import type { ExportFile } from '../ExportFile';
import { textFile } from '../ExportFile';
import { pythonData } from '../python/pythonData';
import { safetensorsBytes } from '../safetensors';
import { pytorchModel } from './pytorchModel';
import { type PytorchNetwork, pytorchNetwork } from './pytorchNetwork';
import { pytorchWeights } from './pytorchWeights';
import { pytorchReadme } from './readme';
import { isTrainable } from './trainable';
import { trainScript } from './trainScript';

/** The network as an `nn.Module` with its weights, and where it can be trained, a script that does. */
export function pytorchExport(input: ExportInput): readonly ExportFile[] {
  return [
    ...pytorchFiles(input, pytorchNetwork(input.plan)),
    { path: 'requirements.txt', kind: 'text', text: requirements },
    { path: 'README.md', kind: 'text', text: pytorchReadme(input) },
  ];
}

/** The files without those that say what they are and need. */
export function pytorchFiles(input: ExportInput, network: PytorchNetwork): readonly ExportFile[] {
  const scripts = isTrainable(input.plan) ? [pythonData(input), trainScript(input, network)] : [];
  return [
    textFile(pytorchModel(input)),
    ...scripts.map(textFile),
    { path: 'weights.safetensors', kind: 'bytes', parts: safetensorsBytes(pytorchWeights(network, input.weights)) },
    { path: 'network.cnn.json', kind: 'text', text: input.document },
  ];
}

/** Newer ones want Python 3.11. */
export const requirements = `numpy==2.4.6; python_version >= "3.11"
numpy==2.2.6; python_version < "3.11"
pillow==13.0.0; python_version >= "3.11"
pillow==12.0.0; python_version < "3.11"
safetensors==0.8.0
torch==2.15.0; python_version >= "3.11"
torch==2.9.1; python_version < "3.11"
`;
