import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineName, TrainJob } from '../../src/contract/trainerMessages';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import type { RunFailure } from '../../src/training/RunRecord';
import { readWeights } from './runFolder/weightsFile';
import { chainDocument, trainingSettings } from './testing/networks';
import { TrainerRuns } from './testing/TrainerRuns';

let runs: TrainerRuns;
beforeAll(async () => {
  runs = await TrainerRuns.create();
});
afterAll(() => runs.remove());

/** A network whose layer `n2` is called "Vast". */
function withVastLayer(document: NetworkDocument): NetworkDocument {
  return { ...document, nodes: document.nodes.map((node) => (node.id === 'n2' ? { ...node, label: 'Vast' } : node)) };
}

const vastImages = withVastLayer(
  chainDocument(
    ['Input', { shape: [64, 64, 1] }],
    ['Conv2D', { filters: 4 }],
    ['UpSampling2D', { size: [40, 40] }],
    ['GlobalAveragePooling2D'],
    ['Dense', { units: 2, activation: 'softmax' }],
  ),
);
const vastWeights = withVastLayer(
  chainDocument(
    ['Input', { shape: [64, 64, 1] }],
    ['Flatten'],
    ['Dense', { units: 240_000 }],
    ['Dense', { units: 2, activation: 'softmax' }],
  ),
);

/** The failure of a run, whose process must end as after any other run. */
async function failureOf(job: TrainJob, execArgv: readonly string[], execPath?: string): Promise<RunFailure> {
  const trainer = runs.start(job, execArgv, execPath);
  const { failure } = await trainer.waitFor('failed');
  expect(await trainer.exited).toEqual({ code: 0, signal: null });
  const status: unknown = JSON.parse(readFileSync(join(job.runFolder, 'status.json'), 'utf8'));
  expect(status).toMatchObject({ status: 'failed', reason: failure.message, failure });
  return failure;
}

describe.runIf(process.platform === 'linux')('a trainer with less than 4 GB of addresses', () => {
  /** Runs Node under the limit; pools of memory for many threads would take most of it. */
  function limitedNode(): string {
    const path = join(runs.home, 'limited-node');
    const script = `#!/bin/sh\nexport MALLOC_ARENA_MAX=1\nulimit -v 3900000\nexec '${process.execPath}' "$@"\n`;
    writeFileSync(path, script, { mode: 0o755 });
    return path;
  }

  const advice = 'Try a smaller batch size, smaller images, or fewer filters and units.';

  it.each([
    [
      'outputs',
      vastImages,
      `There was not enough memory in Vast: 40 × 2,480 × 2,480 × 4 numbers take 4 GB. ${advice}`,
      [0, null],
    ],
    ['weights', vastWeights, `There was not enough memory in Vast: 4,096 × 240,000 numbers take 4 GB. ${advice}`, null],
  ] as const)('says for which layer that is too little: its %s', async (_, document, message, saved) => {
    const settings = trainingSettings({ dataset: runs.shapes, batchSize: 40, epochs: 1, validationSplit: 0 });
    const job = runs.newJob({ engine: 'tensorflow', threads: 1, document, settings });
    const failure = await failureOf(job, [], limitedNode());
    expect(failure).toMatchObject({ code: 'out-of-memory', message });
    expect(failure.detail).toContain('OOM when allocating tensor with shape');
    if (saved !== null) expect((await readWeights(join(job.runFolder, 'weights'))).step).toBe(saved[0]);
  });
});

describe.runIf(process.platform === 'linux')('TensorFlow that is there and cannot be loaded', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-node/package.json'));
  const library = readFileSync(join(folder, 'lib', 'napi-v8', 'tfjs_binding.node'));

  /** Has the binding replaced by this file's bytes when it is loaded. */
  function withBinding(bytes: Uint8Array): readonly string[] {
    const binding = join(runs.home, 'tfjs_binding.node');
    const hook = join(runs.home, 'hook.cjs');
    writeFileSync(binding, bytes);
    writeFileSync(
      hook,
      `const load = process.dlopen;
       process.dlopen = (module, path, ...rest) =>
         load.call(process, module, path.endsWith('tfjs_binding.node') ? ${JSON.stringify(binding)} : path, ...rest);`,
    );
    return ['--require', hook];
  }

  const engines: readonly EngineName[] = ['tensorflow', 'tfjs-node'];
  const broken: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
    ['is empty', () => new Uint8Array(0), /file too short/],
    ['is no library', () => Buffer.from('not a library, but long enough to be one\n'.repeat(50)), /invalid ELF header/],
    [
      'needs one that is gone',
      () => Buffer.from(library.toString('latin1').replaceAll('libtensorflow_cc', 'libtensorflow_no'), 'latin1'),
      /libtensorflow_no\.so\.2: cannot open shared object file/,
    ],
  ];

  it.each(engines.flatMap((engine) => broken.map((row) => [engine, ...row] as const)))(
    '%s: %s',
    async (engine, _, bytes, reason) => {
      const failure = await failureOf(runs.newJob({ engine }), withBinding(bytes()));
      expect(failure.code).toBe('engine-missing');
      expect(failure.message).toBe(
        'TensorFlow is not installed for this app, or cannot be loaded. Install it with: npm run engine',
      );
      expect(failure.detail).toMatch(reason);
    },
  );
});
