import type { ExportInput } from '../CodeInput';
import type { ExportFile } from '../ExportFile';

export function tfjsExport(_input: ExportInput): readonly ExportFile[] {
  throw new Error('Not written.');
}
