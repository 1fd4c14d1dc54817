import type { ExportFile } from '../ExportFile';

/** What the exports are tested with. */
const versions = {
  keras: '3.15.1',
  tensorflow: '2.21.0',
  numpy: '2.4.6',
  pillow: '13.0.0',
  matplotlib: '3.11.2',
  ipykernel: '7.4.0',
  onnxruntime: '1.32.0',
  safetensors: '0.8.0',
  torch: '2.15.0',
  'ray[train]': '2.60.0',
} as const;
export type Requirement = keyof typeof versions;

export const kerasVersion = versions.keras;

/** What all of these need. */
export const neededPython = 'Python 3.11 or newer';

/** `requirements.txt`, in the given order. */
export function requirementsFile(packages: readonly Requirement[]): ExportFile {
  const text = packages.map((name) => `${name}==${versions[name]}\n`).join('');
  return { path: 'requirements.txt', kind: 'text', text };
}
