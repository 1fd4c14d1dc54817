import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportJob } from '../../../src/contract/exporting';
import type { TrainerCommand, TrainerMessage } from '../../../src/contract/trainerMessages';
import type { Dialogs, TrainerProcess } from '../ServicesHost';
import { imageFolder } from '../testing/images';
import { temporaryFolder } from '../testing/temporaryFolder';
import { networkText, testServices } from '../testing/testServices';

/** A trainer that writes nothing, and remembers what it was told. */
function exportServices(changes: { readonly dialogs?: Dialogs; readonly answer?: TrainerMessage } = {}) {
  const jobs: ExportJob[] = [];
  const forkTrainer = (): TrainerProcess => {
    let tell: (message: unknown) => void = () => {};
    return {
      send: (command: TrainerCommand) => {
        if (command.type !== 'export') throw new Error(`Not asked for: ${command.type}`);
        jobs.push(command.job);
        const result = { folder: command.job.folder, files: [{ path: 'model.py', bytes: 3 }], notes: ['One.'] };
        setImmediate(() => tell(changes.answer ?? { type: 'exported', result }));
      },
      onMessage: (listener) => {
        tell = listener;
      },
      onExit: () => {},
      errorOutput: () => '',
      kill: () => {},
    };
  };
  return { jobs, services: testServices({ forkTrainer, dialogs: changes.dialogs ?? null }) };
}

const dialogs = (folder: string | null): Dialogs => ({
  openDocument: async () => null,
  openModel: async () => null,
  saveDocument: async () => null,
  chooseFolder: async () => folder,
});

const request = { text: networkText('A/B: "net"'), target: 'keras', runId: null, folder: null } as const;

describe('ExportRoom', () => {
  it('hands a network to a process, and answers what it wrote', async () => {
    const { services, jobs } = exportServices();
    const folder = join(services.dataFolder, 'code');
    const result = await services.exportNetwork({ ...request, folder });
    expect(result).toEqual({ folder, files: [{ path: 'model.py', bytes: 3 }], notes: ['One.'] });
    expect(jobs).toMatchObject([
      { text: request.text, target: 'keras', run: null, folder, settings: { dataset: 'mnist' } },
    ]);
    expect(jobs[0]?.classNames).toHaveLength(10);
  });

  it('takes a new folder among the documents, named after the network', async () => {
    const { services, jobs } = exportServices();
    const documents = join(services.dataFolder, 'documents');
    await services.exportNetwork(request);
    mkdirSync(join(documents, 'A B net keras'), { recursive: true });
    await services.exportNetwork(request);
    expect(jobs.map(({ folder }) => folder)).toEqual([
      join(documents, 'A B net keras'),
      join(documents, 'A B net keras 2'),
    ]);
  });

  it('asks where, where there are dialogs', async () => {
    const chosen = temporaryFolder();
    const { services, jobs } = exportServices({ dialogs: dialogs(chosen) });
    await services.exportNetwork(request);
    expect(jobs[0]?.folder).toBe(join(chosen, 'A B net keras'));
  });

  it('answers nothing where the user chose no folder', async () => {
    const { services, jobs } = exportServices({ dialogs: dialogs(null) });
    expect(await services.exportNetwork(request)).toBeNull();
    expect(jobs).toEqual([]);
  });

  it("knows a folder's classes without opening it", async () => {
    const { services, jobs } = exportServices();
    const text = request.text.replace('"mnist"', JSON.stringify(imageFolder({ light: 1, dark: 1 })));
    await services.exportNetwork({ ...request, text });
    await services.exportNetwork({ ...request, text: text.replace('convcanvas-', 'gone-') });
    expect(jobs.map(({ classNames }) => classNames)).toEqual([['dark', 'light'], null]);
  });

  it.each([
    ['a run that is gone', { ...request, runId: 'no-such-run' }, 'run-missing'],
    ['what is no network', { ...request, text: '{' }, 'not-json'],
  ])('refuses %s before a process is started', async (_, asked, code) => {
    const { services, jobs } = exportServices();
    await expect(services.exportNetwork(asked)).rejects.toMatchObject({ problem: { code } });
    expect(jobs).toEqual([]);
  });

  it("answers a process's failure in its words", async () => {
    const failure = { code: 'folder-not-empty', message: 'The folder is not empty.' };
    const { services } = exportServices({ answer: { type: 'failed', runId: null, failure } });
    await expect(services.exportNetwork(request)).rejects.toMatchObject({ problem: failure });
  });
});
