import type { ExportInput } from '../CodeInput';
import { documentFile } from '../documentFile';
import type { ExportFile } from '../ExportFile';
import { textFile } from '../ExportFile';
import { pythonData } from '../python/pythonData';
import { type Requirement, requirementsFile } from '../python/requirements';
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
    requirementsFile(pytorchRequirements),
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
    documentFile(input),
  ];
}

export const pytorchRequirements: readonly Requirement[] = ['numpy', 'pillow', 'safetensors', 'torch'];
