import { mostThreads } from '../../src/contract/settings';
import type { ComputeRequest } from '../../src/contract/trainerMessages';
import { problem } from '../services/problems';

const devices = ['auto', 'cpu', 'gpu'] as const;

/** `--threads` and `--device` of a call; null where it leaves them to the settings. Problem: `bad-option`. */
export function computeRequest(options: Readonly<Record<string, string | boolean | undefined>>): ComputeRequest {
  const { threads, device } = options;
  return {
    threads: typeof threads === 'string' ? readThreads(threads) : null,
    device: typeof device === 'string' ? readDevice(device) : null,
  };
}

function readThreads(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= mostThreads) return count;
  throw problem('bad-option', `--threads is "${text}", but it has to be a whole number from 1 to ${mostThreads}.`);
}

function readDevice(text: string): ComputeRequest['device'] {
  const device = devices.find((each) => each === text);
  if (device !== undefined) return device;
  throw problem('bad-option', `--device is "${text}", but it has to be cpu, gpu or auto.`);
}
