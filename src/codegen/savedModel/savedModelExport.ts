import type { ExportInput } from '../CodeInput';
import type { ExportFile } from '../ExportFile';

export function savedModelExport(_input: ExportInput): readonly ExportFile[] {
  throw new Error('Not written.');
}
