import { readFileSync } from 'node:fs';
import { train } from './common/trainer.mjs';

/**
 * Training MNIST as the app does: the time from starting the trainer process to the first point of the curve, and the
 * memory of the trainer process after each of ten epochs.
 */
export async function run() {
  const settings = { dataset: 'mnist', batchSize: 128, epochs: 1, limit: 2_560 };
  const starts = [];
  for (let round = 0; round < 3; round++) {
    const messages = await train({ templateId: 'first-cnn', engine: 'tfjs-node', settings });
    starts.push(messages.find(({ message }) => message.type === 'batch').at);
  }
  const memory = [];
  await train({
    templateId: 'first-cnn',
    engine: 'tfjs-node',
    settings: { ...settings, epochs: 10, limit: 6_400 },
    onMessage: (message, child) => {
      if (message.type === 'epoch') memory.push(residentMegabytes(child.pid));
    },
  });
  return {
    name: 'training',
    figures: {
      'start to first point, median s': Number((starts.sort((a, b) => a - b)[1] / 1000).toFixed(2)),
      'trainer memory after epoch 2, MB': memory[1] ?? 'not measured',
      'trainer memory after epoch 10, MB': memory[9] ?? 'not measured',
    },
  };
}

/** Resident memory of a process; Linux only. */
function residentMegabytes(pid) {
  try {
    const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line === null ? undefined : Math.round(Number(line[1]) / 1024);
  } catch {
    return undefined;
  }
}
