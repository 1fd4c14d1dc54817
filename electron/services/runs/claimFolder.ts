import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hasErrorCode, problem } from '../problems';

export type ClaimedFolder = { readonly id: string; readonly folder: string };

/** Makes the next free folder of today, `2026-01-31-1`. Two programs never get the same one. */
export async function claimFolder(runsFolder: string, today = new Date()): Promise<ClaimedFolder> {
  await mkdir(runsFolder, { recursive: true });
  const pad = (value: number) => String(value).padStart(2, '0');
  const date = `${today.getFullYear()}-${pad(today.getMonth() + 1)}-${pad(today.getDate())}`;
  for (let number = 1; ; number++) {
    const id = `${date}-${number}`;
    const folder = join(runsFolder, id);
    try {
      await mkdir(folder);
      return { id, folder };
    } catch (error) {
      if (!hasErrorCode(error, 'EEXIST')) throw error;
    }
  }
}

/** What a run writes: where any of it is, another run would be mixed into it. */
const runFiles = ['run.json', 'network.cnn.json', 'metrics.jsonl', 'status.json', 'weights'];

/** Takes a folder of the user's choosing for a run; it is made if need be. */
export async function takeFolder(chosen: string): Promise<ClaimedFolder> {
  const folder = resolve(chosen);
  await mkdir(folder, { recursive: true });
  const present = (await readdir(folder)).filter((name) => runFiles.includes(name));
  if (present.length > 0) {
    throw problem(
      'folder-not-empty',
      `The folder ${folder} holds a run already (${present.join(', ')}). Choose another folder, or remove this one first.`,
    );
  }
  return { id: freshId(), folder };
}

/** For a run that lies elsewhere: its folder's name may be anything. */
export function freshId(): string {
  return `run-${process.pid}-${Date.now()}`;
}
