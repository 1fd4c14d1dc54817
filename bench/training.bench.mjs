import { readFileSync } from 'node:fs';
import { percentile } from './common/statistics.mjs';
import { templateDocument, train } from './common/trainer.mjs';

const STARTS = 5;

/**
 * Training MNIST as the app does: the time from starting the trainer process to the first point of the curve, and the
 * memory of the trainer process while it makes 2,000 steps.
 */
export async function run() {
  const figures = {};
  const document = await templateDocument('first-cnn');
  for (const engine of ['tensorflow', 'tfjs-node']) {
    try {
      figures[`${engine}: start to first point, median s`] = await secondsToFirstPoint(document, engine);
      const memory = await memoryByEpoch(document, engine);
      figures[`${engine}: trainer memory after 100 steps, MB`] = memory[0] ?? 'not measured';
      figures[`${engine}: trainer memory after 2,000 steps, MB`] = memory[19] ?? 'not measured';
    } catch (error) {
      figures[engine] = `not measured: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return { name: 'training', figures };
}

async function secondsToFirstPoint(document, engine) {
  const settings = { dataset: 'mnist', batchSize: 128, epochs: 1 };
  const isPoint = ({ type }) => type === 'batch';
  const seconds = [];
  for (let start = 0; start < STARTS; start++) {
    const messages = await train({ document, engine, settings, until: isPoint });
    seconds.push(messages.find(({ message }) => isPoint(message)).at / 1000);
  }
  return Number(percentile(seconds, 50).toFixed(2));
}

/** Megabytes after each of 20 epochs of 100 steps. */
async function memoryByEpoch(document, engine) {
  const settings = { dataset: 'mnist', batchSize: 32, epochs: 20, limit: 3_200, validationSplit: 0 };
  const memory = [];
  await train({
    document,
    engine,
    settings,
    onMessage: (message, child) => {
      if (message.type === 'epoch') memory.push(residentMegabytes(child.pid));
    },
    until: (message) => message.type === 'epoch' && message.epoch === settings.epochs,
  });
  return memory;
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
