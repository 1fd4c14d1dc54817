import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { OpenedFile, RecentFile, RequestInput } from '../../../src/contract/api';
import { fileNameFor } from '../../../src/document/fileNames';
import { isModelFile } from '../../../src/document/modelFiles';
import { writeFileAtomically } from '../files/atomicWrite';
import { documentTitle, freePath, withDocumentExtension } from '../files/documentNames';
import { readTextFile } from '../files/readTextFile';
import { problem } from '../problems';
import type { ServicesHost } from '../ServicesHost';
import { RecentFiles } from './RecentFiles';
import { RecoveryCopies } from './RecoveryCopies';

const listed = 200;

/** Opening and saving networks. */
export class DocumentRoom {
  readonly recent: RecentFiles;
  readonly recovery: RecoveryCopies;
  /** Files that the user named in this session: they may be written whatever they are called. */
  private readonly opened = new Set<string>();

  constructor(private readonly host: Pick<ServicesHost, 'dataFolder' | 'documentsFolder' | 'dialogs' | 'frontEnd'>) {
    this.recent = new RecentFiles(host.dataFolder);
    this.recovery = new RecoveryCopies(host.dataFolder, host.frontEnd);
  }

  async open(asked: string | null): Promise<OpenedFile | null> {
    const chosen = asked ?? (await this.askWhatToOpen());
    if (chosen === null) return null;
    const path = resolve(chosen);
    const text = isModelFile(path) ? null : await readTextFile(path);
    // A model of another program is never written over.
    if (text !== null) this.opened.add(path);
    await this.recent.add(path);
    return { path, text };
  }

  async save(input: RequestInput<'saveDocument'>): Promise<{ readonly path: string } | null> {
    const path = input.path === null ? await this.askWhereToSave(input.suggestedName) : this.permitted(input.path);
    if (path === null) return null;
    await writeFileAtomically(path, input.text);
    this.opened.add(path);
    await this.recent.add(path);
    return { path };
  }

  /** Newest first. */
  async list(): Promise<readonly RecentFile[]> {
    const folder = this.host.documentsFolder;
    const names = await readdir(folder).catch(() => []);
    const files = await Promise.all(
      names.filter((name) => /\.json$/i.test(name) || isModelFile(name)).map((name) => dated(join(folder, name))),
    );
    return files
      .flatMap((file) => (file === null ? [] : [file]))
      .sort((a, b) => b.changed - a.changed)
      .slice(0, listed)
      .map(({ path }) => ({ path, name: documentTitle(path) }));
  }

  private askWhatToOpen(): Promise<string | null> {
    if (this.host.dialogs !== null) return this.host.dialogs.openDocument();
    throw problem('no-dialogs', 'Choose one of the networks in the list.');
  }

  private async askWhereToSave(suggestedName: string): Promise<string | null> {
    const { dialogs, documentsFolder } = this.host;
    if (dialogs === null) return freePath(documentsFolder, suggestedName);
    const chosen = await dialogs.saveDocument(fileNameFor(suggestedName));
    return chosen === null ? null : withDocumentExtension(resolve(chosen));
  }

  /** A page that was taken over could otherwise write over any file of the user's. */
  private permitted(asked: string): string {
    const path = resolve(asked);
    if (this.opened.has(path) || /\.json$/i.test(path)) return path;
    throw problem('not-a-network-file', `"${basename(path)}" is not the name of a network: it must end in .cnn.json.`);
  }
}

async function dated(path: string): Promise<{ readonly path: string; readonly changed: number } | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? { path, changed: found.mtimeMs } : null;
  } catch {
    return null;
  }
}
