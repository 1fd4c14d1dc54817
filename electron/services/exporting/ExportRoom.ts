import type { RequestInput } from '../../../src/contract/api';
import type { ExportResult } from '../../../src/contract/exporting';
import type { RunRoom } from '../runs/RunRoom';
import type { ServicesHost } from '../ServicesHost';

type Needs = {
  readonly host: Pick<ServicesHost, 'forkTrainer' | 'dialogs' | 'documentsFolder'>;
  readonly runs: Pick<RunRoom, 'read'>;
};

/** Networks taken away as code. */
export class ExportRoom {
  constructor(readonly needs: Needs) {}

  async export(_input: RequestInput<'exportNetwork'>): Promise<ExportResult | null> {
    throw new Error('Not written.');
  }
}
