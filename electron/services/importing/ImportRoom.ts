import { rm, rmdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ProblemError } from '../../../src/contract/api';
import type { ImportedNetwork, ImportResult } from '../../../src/contract/importing';
import { askTrainer } from '../askTrainer';
import { problem } from '../problems';
import type { ClaimedFolder } from '../runs/claimFolder';
import type { RunRoom } from '../runs/RunRoom';
import type { ServicesHost } from '../ServicesHost';

type Needs = {
  readonly host: Pick<ServicesHost, 'forkTrainer' | 'dialogs'>;
  readonly runs: Pick<RunRoom, 'claim' | 'addImported'>;
};

/** The network, and the folder of the run with its weights; null where the file has none that could be taken over. */
export type ImportedInto = ImportedNetwork & { readonly runFolder: string | null };

const longestMs = 10 * 60_000;

/** Networks that other programs saved. */
export class ImportRoom {
  constructor(private readonly needs: Needs) {}

  /** Asks for a file where none is given; null when the user cancelled. Problems: `model-unreadable`, `disk-full`, ... */
  async import(path: string | null): Promise<ImportedNetwork | null> {
    const chosen = path ?? (await this.askWhat());
    if (chosen === null) return null;
    const { runFolder: _folder, ...network } = await this.importInto(chosen, null);
    return network;
  }

  /** `folder`: where the run is to be made; null for a new one among the runs. */
  async importInto(path: string, folder: string | null): Promise<ImportedInto> {
    const claimed = await this.needs.runs.claim(folder);
    try {
      const result = await this.read(resolve(path), claimed.folder);
      if (result.weightCount === 0) {
        await this.forget(claimed, folder !== null);
        return { ...result, runId: null, runFolder: null };
      }
      const { id } = await this.needs.runs.addImported(claimed, result.text);
      return { ...result, runId: id, runFolder: claimed.folder };
    } catch (error) {
      await this.forget(claimed, folder !== null);
      throw error;
    }
  }

  private async read(path: string, runFolder: string): Promise<ImportResult> {
    const command = { type: 'import', job: { path, runFolder } } as const;
    const reply = await askTrainer(this.needs.host.forkTrainer, command, { timeoutMs: longestMs });
    if (reply.type === 'failed') throw new ProblemError(reply.failure);
    if (reply.type !== 'imported') throw problem('internal', 'The trainer did not answer with a network.');
    return reply.result;
  }

  /** A folder of the user's choosing is removed only where it is empty. */
  private async forget({ folder }: ClaimedFolder, chosen: boolean): Promise<void> {
    if (chosen) await rmdir(folder).catch(() => {});
    else await rm(folder, { recursive: true, force: true });
  }

  private async askWhat(): Promise<string | null> {
    const { dialogs } = this.needs.host;
    if (dialogs !== null) return dialogs.openModel();
    throw problem('no-dialogs', 'A page in a browser cannot ask for a file of this computer. Give its path.');
  }
}
