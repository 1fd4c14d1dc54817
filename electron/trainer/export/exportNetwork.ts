import type { ExportJob, ExportResult } from '../../../src/contract/exporting';

export function exportNetwork(_job: ExportJob): Promise<ExportResult> {
  throw new Error('Not written.');
}
