import { readFileSync } from 'node:fs';
import { percentile } from './common/statistics.mjs';
import { templateDocument, train } from './common/trainer.mjs';

const STARTS = 5;
/** Seconds from the start of the trainer to the first point. */
const GOAL = 1;

/**
 * Training MNIST as the app does: the time from starting the trainer process to the first point of the curve, and the
 * memory of the trainer process while it makes 2,000 steps.
 */
export async function run() {
  const figures = {};
  const rows = [];
  const document = await templateDocument('first-cnn');
  for (const engine of ['tensorflow', 'tfjs-node']) {
    try {
      const seconds = await secondsToFirstPoint(document, engine);
      figures[`${engine}: start to first point, median s`] = seconds;
      const memory = await memoryByEpoch(document, engine);
      figures[`${engine}: trainer memory after 200 steps, MB`] = memory[1] ?? 'not measured';
      figures[`${engine}: trainer memory after 2,200 steps, MB`] = memory[21] ?? 'not measured';
      rows.push([engine, withGoal(seconds), growth(memory[1], memory[21])]);
    } catch (error) {
      figures[engine] = `not measured: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  const columns = ['MNIST', 'start to first point', 'memory over 2,000 steps'];
  return { name: 'training', figures, table: { columns, rows } };
}

const withGoal = (seconds) => `${seconds} s, goal ${GOAL}: ${seconds < GOAL ? 'met' : 'missed'}`;

/** What is kept for the charts and freed late moves it by some megabytes either way. */
function growth(early, late) {
  if (early === undefined || late === undefined) return 'not measured';
  return `${late - early >= 0 ? '+' : ''}${late - early} MB`;
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

/** Megabytes after each of 22 epochs of 100 steps. */
async function memoryByEpoch(document, engine) {
  const settings = { dataset: 'mnist', batchSize: 32, epochs: 22, limit: 3_200, validationSplit: 0 };
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
