import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TrainerRuns } from '../testing/TrainerRuns';

let runs: TrainerRuns;
beforeAll(async () => {
  runs = await TrainerRuns.create();
});
afterAll(() => runs.remove());

/** Spoils the pixels of a PNG file; its beginning and its end stay, which is all that is looked at before a training. */
function spoil(path: string): void {
  const bytes = readFileSync(path);
  const pixels = bytes.indexOf('IDAT') + 4;
  bytes.fill(0xff, pixels, pixels + 12);
  writeFileSync(path, bytes);
}

it.each(['tensorflow', 'tfjs-wasm'] as const)(
  'tells of a file that turns out to be damaged, and goes on: %s',
  async (engine) => {
    const damaged = join(runs.shapes, 'row', '003.png');
    spoil(damaged);
    const trainer = runs.start(runs.newJob({ engine }));
    const { reason } = await trainer.waitFor('done');
    expect(reason).toBe('finished');
    expect(trainer.messages.find(({ type }) => type === 'started')).toMatchObject({ skipped: [] });
    const told = trainer.messages.flatMap((message) => (message.type === 'skipped' ? message.skipped : []));
    expect(told).toEqual([{ file: damaged, reason: expect.stringContaining('damaged') }]);
  },
);
