import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleProgram } from '../../testing/TrainerProcess';
import type { StepsJob, StepsReport } from '../../testing/trainSteps';

const seed = 5;

let program = '';
beforeAll(async () => {
  program = await bundleProgram('./trainSteps.ts');
});
afterAll(() => rmSync(program, { force: true }));

/** JavaScript's room for young objects and the allocator's pools grow for a while: small ones are soon grown up. */
const options = ['--expose-gc', '--max-semi-space-size=1'];
const environment = { ...process.env, MALLOC_ARENA_MAX: '1' };

/** Trains in a process of its own: convolution, batch normalization and dropout. */
async function train(job: Pick<StepsJob, 'steps' | 'seed' | 'lookAfter'>): Promise<StepsReport> {
  const args = [...options, program, JSON.stringify({ engine: 'tensorflow', ...job })];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: environment });
  return JSON.parse(stdout) as StepsReport;
}

it('two processes end with the same weights for the same seed, bit for bit', async () => {
  const job = { steps: 60, seed, lookAfter: [] };
  const { digest } = await train(job);
  expect((await train(job)).digest).toBe(digest);
  expect((await train({ ...job, seed: seed + 1 })).digest).not.toBe(digest);
});

it('takes no more memory and tensors after 2,000 steps than after 200', async () => {
  const { looks } = await train({ steps: 2000, seed, lookAfter: [200, 2000] });
  const [early, late] = looks;
  expect(early?.bytes).toBeGreaterThan(1e6);
  expect(late?.tensors).toBe(early?.tensors);
  expect((late?.bytes ?? Number.NaN) - (early?.bytes ?? 0)).toBeLessThan(8e6);
});
