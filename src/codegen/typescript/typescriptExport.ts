import type { ExportInput } from '../CodeInput';
import type { ExportFile } from '../ExportFile';

export function typescriptExport(_input: ExportInput): readonly ExportFile[] {
  throw new Error('Not written.');
}
