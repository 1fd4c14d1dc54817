import type { ExportFile } from '../ExportFile';

/** What the exports are tested with. */
const versions = {
  keras: '3.15.1',
  tensorflow: '2.21.0',
  numpy: '2.4.6',
  pillow: '13.0.0',
  matplotlib: '3.11.2',
  ipykernel: '7.4.0',
} as const;
export type Requirement = keyof typeof versions;

export const kerasVersion = versions.keras;

/** `requirements.txt`, in the given order. */
export function requirementsFile(packages: readonly Requirement[]): ExportFile {
  const text = packages.map((name) => `${name}==${versions[name]}\n`).join('');
  return { path: 'requirements.txt', kind: 'text', text };
}
