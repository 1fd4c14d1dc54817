import type { ExportInput } from '../CodeInput';
import type { ExportFile } from '../ExportFile';

export function pytorchExport(_input: ExportInput): readonly ExportFile[] {
  throw new Error('Not written.');
}
