import type { ImportJob, ImportResult } from '../../../src/contract/importing';

export function importModel(_job: ImportJob): Promise<ImportResult> {
  throw new Error('Not written.');
}
