import { fork } from 'node:child_process';
import { bundleSource } from './common/importSource.mjs';
import { percentile } from './common/statistics.mjs';
import { deepDocument, networks } from './networks/networks.mjs';

/** To see in a minute or two that everything works: such figures say little about speed. */
const QUICK = process.env.CONVCANVAS_BENCH_QUICK === '1';
const BUILDS = QUICK ? 1 : 5;
const BATCH_SIZE = 128;

/**
 * The compiled training graph: the time that a fresh process takes to build, write and load it, and how near its
 * training comes to the machine's limit, which is taken from a plain product of matrices in the same process. `names`:
 * the networks to measure, all of them without.
 */
export async function run(names = []) {
  const cases = [
    ...networks.map(({ name, title, document }) => ({ name, title, document, steps: name === 'lecture' ? 400 : 40 })),
    { name: 'deep', title: '170 layers', document: deepDocument, steps: 20 },
  ].filter(({ name }) => names.length === 0 || names.includes(name));
  const goals = { lecture: 300, deep: 2000 };
  const figures = {};
  const rows = [];
  for (const { name, title, document: make, steps } of cases) {
    const document = await make();
    const builds = [];
    for (let build = 0; build < BUILDS; build++)
      builds.push(await probe({ document, batchSize: BATCH_SIZE, steps: 0 }));
    const trained = await probe({ document, batchSize: BATCH_SIZE, steps: QUICK ? 4 : steps });
    const median = (part) => percentile(builds.map(part), 50);
    const total = median(({ times }) => times.build + times.serialize + times.load);
    for (const part of ['library', 'compile', 'build', 'serialize', 'load']) {
      figures[`${title}: ${part}, median ms`] = Math.round(median(({ times }) => times[part]));
    }
    figures[`${title}: layers, nodes of the graph, bytes`] = Object.values(trained.size).join(', ');
    figures[`${title}: first step, ms`] = Math.round(trained.firstStepMs);
    figures[`${title}: steps after it, images/s`] = Math.round(trained.imagesPerSecond);
    figures[`${title}: achieved GFLOP/s`] = Number(trained.gflops.toFixed(1));
    figures[`${title}: matrix product in the same process, GFLOP/s`] = Number(trained.matrixGflops.toFixed(1));
    rows.push([
      title,
      `${Math.round(total)} ms${goals[name] === undefined ? '' : verdict(total, goals[name])}`,
      `${Math.round(trained.firstStepMs)} ms`,
      `${trained.gflops.toFixed(1)} of ${trained.matrixGflops.toFixed(1)} GFLOP/s`,
      `${Math.round((100 * trained.gflops) / trained.matrixGflops)} %`,
    ]);
  }
  const columns = ['network', 'build, write and load', 'first step', 'training, of a matrix product', 'share'];
  return { name: 'graph', figures, table: { columns, rows } };
}

const verdict = (time, goal) => `, goal ${goal}: ${time < goal ? 'met' : 'missed'}`;

/** Runs bench/probes/graphProbe.mjs in a process of its own. */
async function probe(job) {
  const file = await bundleSource('bench/probes/graphProbe.mjs');
  const child = fork(file, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  try {
    return await new Promise((resolve, reject) => {
      child.on('message', (message) => (message === 'ready' ? child.send(job) : resolve(message)));
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`the process ended with ${code}\n${errors}`)));
    });
  } finally {
    child.kill('SIGKILL');
  }
}
