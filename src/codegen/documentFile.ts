import type { ExportInput } from './CodeInput';
import type { ExportFile } from './ExportFile';

/** The network as the app saves it: every export has it. */
export function documentFile({ document }: Pick<ExportInput, 'document'>): ExportFile {
  return { path: 'network.cnn.json', kind: 'text', text: document };
}
