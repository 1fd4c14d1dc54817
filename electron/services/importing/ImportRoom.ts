import type { ImportedNetwork } from '../../../src/contract/importing';
import type { ServicesHost } from '../ServicesHost';

type Needs = { readonly host: Pick<ServicesHost, 'forkTrainer' | 'dialogs' | 'dataFolder'> };

/** Networks that other programs saved. */
export class ImportRoom {
  constructor(readonly needs: Needs) {}

  async import(_path: string | null): Promise<ImportedNetwork | null> {
    throw new Error('Not written.');
  }
}
