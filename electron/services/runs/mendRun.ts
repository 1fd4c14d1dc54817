import { uptime } from 'node:os';
import { join } from 'node:path';
import { readTrainingState } from '../../trainer/runFolder/weightsFile';
import { readEvaluation, readMetrics, readTrainerStatus } from './readRunFolder';
import type { RunFile } from './runFile';
import { writeRunFile } from './runFile';

/**
 * A run that is noted as going on although the process that led it is gone: from what the trainer wrote it is brought up to
 * date. It is `interrupted`, unless the trainer could still finish.
 */
export async function mendRun(file: RunFile): Promise<RunFile> {
  const { summary, leader } = file;
  const goesOn = summary.status === 'running' || summary.status === 'paused';
  if (!goesOn || (leader !== process.pid && isAlive(leader) && !isBeforeBoot(summary.resumedAt ?? summary.startedAt)))
    return file;
  const { folder } = summary;
  const [noted, { epochs }, evaluation, state] = await Promise.all([
    readTrainerStatus(folder),
    readMetrics(folder),
    readEvaluation(folder),
    readTrainingState(join(folder, 'weights')),
  ]);
  const finished = noted?.status === 'done' || noted?.status === 'failed';
  const mended: RunFile = {
    ...file,
    summary: {
      ...summary,
      status: finished ? noted.status : 'interrupted',
      failure: noted?.failure ?? null,
      lastEpoch: epochs[epochs.length - 1] ?? summary.lastEpoch,
      resumeStep: state?.step ?? null,
      testAccuracy: evaluation?.accuracy ?? summary.testAccuracy,
    },
  };
  // The next reader would find out the same.
  await writeRunFile(mended).catch(() => {});
  return mended;
}

/** After the computer was started anew, the number of the process that led the run may be another program's. */
function isBeforeBoot(startedAt: string): boolean {
  return Date.parse(startedAt) < Date.now() - uptime() * 1000;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
