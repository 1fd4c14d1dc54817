// A trainer that computes nothing: the network's name says how it behaves.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const engine = { engine: 'tfjs-wasm', library: 'Fake 1.0', device: 'CPU', threads: 2 };
const batch = (runId, step, loss = 1 / step) => ({
  type: 'batch',
  runId,
  imagesPerSecond: 100,
  step,
  epoch: 1,
  loss,
  accuracy: 0.5,
});
const epoch = {
  epoch: 1,
  step: 3,
  loss: 0.5,
  accuracy: 0.5,
  valLoss: null,
  valAccuracy: null,
  seconds: 1,
  imagesPerSecond: 9,
};
/** It says that it computes on what it was told. */
const computing = ({ threads }) => ({ ...engine, threads: threads ?? engine.threads });
const say = (message) => process.send(message);
const end = (code = 0) => process.exit(code);
const lastly = (message) => process.send(message, () => end());

const behaviours = {
  finishes: (runId, folder) => {
    const lines = [1, 2, 3].map((step) => JSON.stringify(batch(runId, step)));
    writeFileSync(
      join(folder, 'metrics.jsonl'),
      `${lines.join('\n')}\n${JSON.stringify({ type: 'epoch', ...epoch })}\n`,
    );
    for (const step of [1, 2, 3]) say(batch(runId, step));
    say({ type: 'epoch', runId, ...epoch });
    lastly({ type: 'done', runId, reason: 'finished' });
  },
  waits: (runId) => say(batch(runId, 1)),
  deaf: (runId) => say(batch(runId, 1)),
  dies: (runId) => {
    say(batch(runId, 1));
    process.stderr.write('the memory of a fake is short\n', () => process.kill(process.pid, 'SIGKILL'));
  },
  exits: () => end(3),
  fails: (runId) => lastly({ type: 'failed', runId, failure: { code: 'diverged', message: 'The loss is infinite.' } }),
  hostile: (runId) => {
    for (const message of [
      null,
      7,
      'done',
      {},
      { type: 'done' },
      { type: 'done', runId: 'other', reason: 'finished' },
    ]) {
      say(message);
    }
    say({ ...batch(runId, 1), step: 'first' });
    say({ type: 'phase', runId, phase: 'dancing', progress: 2, text: 'x' });
    say({ type: 'evaluation', runId, evaluation: { images: -1 } });
    behaviours.notFinite(runId);
  },
  notFinite: (runId) => {
    say(batch(runId, 2, Number.NaN));
    lastly({ type: 'done', runId, reason: 'finished' });
  },
  floods: (runId) => {
    for (let step = 1; step <= 2000; step++) say(batch(runId, step));
    lastly({ type: 'done', runId, reason: 'finished' });
  },
};

process.on('disconnect', () => end());
process.on('message', (command) => {
  const { type, job } = command;
  const runId = globalThis.runId ?? job?.runId;
  if (type === 'describe' && command.engine !== 'tfjs-wasm') {
    lastly({
      type: 'failed',
      runId: null,
      failure: { code: 'engine-missing', message: 'Install it with: npm run engine' },
    });
  } else if (type === 'describe') {
    lastly({ type: 'described', description: computing(command) });
  } else if (type === 'train') {
    globalThis.runId = job.runId;
    globalThis.behaviour = job.document.name;
    say({
      type: 'started',
      runId: job.runId,
      engine: computing(job),
      params: 42,
      stepsPerEpoch: 3,
      images: { train: 9, validation: 1, test: 5 },
      skipped: [],
      resumed: null,
    });
    behaviours[job.document.name](job.runId, job.runFolder);
  } else if (type === 'pause' || type === 'resume') {
    say({ type: type === 'pause' ? 'paused' : 'resumed', runId });
  } else if (type === 'stop' && globalThis.behaviour !== 'deaf') {
    say({ type: 'phase', runId, phase: 'saving', progress: null, text: 'Saving' });
    lastly({ type: 'done', runId, reason: 'stopped' });
  }
});
