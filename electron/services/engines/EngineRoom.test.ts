import { describe, expect, it } from 'vitest';
import { type AppSettings, settingsSchema } from '../../../src/contract/settings';
import { type ComputeChoice, type ComputeRequest, engineNames } from '../../../src/contract/trainerMessages';
import { forkTrainerWith } from '../forkTrainer';
import { networkText, testServices } from '../testing/testServices';
import { EngineRoom } from './EngineRoom';

describe('engines', () => {
  it('are listed with what they say of themselves, or why they are not there', async () => {
    const list = await testServices().listEngines({});
    expect(list.map(({ engine }) => engine)).toEqual(engineNames);
    const [, native, wasm] = list;
    expect(native).toMatchObject({
      engine: 'tfjs-node',
      installed: false,
      chosen: false,
      missing: 'Install it with: npm run engine',
    });
    expect(wasm).toMatchObject({ installed: true, chosen: true, missing: null, description: { library: 'Fake 1.0' } });
  });

  it('that cannot be started are missing, with the reason', async () => {
    const room = new EngineRoom(forkTrainerWith('/no/such/program.cjs'), {
      read: async () => settingsSchema.parse({}),
    });
    await expect(room.choose('tfjs-wasm')).rejects.toMatchObject({ problem: { code: 'engine-missing' } });
  });

  it('of the settings give way where they are not installed', async () => {
    const services = testServices();
    await services.changeSettings({ engine: 'tfjs-node' });
    expect((await services.listEngines({})).find(({ chosen }) => chosen)?.engine).toBe('tfjs-wasm');
  });

  it('are asked anew when the settings give them other threads', async () => {
    const services = testServices();
    const threads = async () => (await services.listEngines({})).find(({ chosen }) => chosen)?.description?.threads;
    expect(await threads()).toBe(2);
    await services.changeSettings({ threads: 7 });
    expect(await threads()).toBe(7);
  });
});

describe('what a run computes on', () => {
  const room = (settings: Partial<AppSettings>) =>
    new EngineRoom(forkTrainerWith('/no/such/program.cjs'), { read: async () => settingsSchema.parse(settings) });

  it.each<[string, Partial<AppSettings>, ComputeRequest, ComputeChoice]>([
    ['nothing was chosen', {}, { threads: null, device: null }, { threads: null, device: 'auto' }],
    [
      'the settings choose',
      { threads: 3, device: 'cpu' },
      { threads: null, device: null },
      { threads: 3, device: 'cpu' },
    ],
    ['the call chooses', { threads: 3, device: 'cpu' }, { threads: 1, device: 'auto' }, { threads: 1, device: 'auto' }],
  ])('where %s', async (_, settings, request, choice) => {
    expect(await room(settings).compute('tfjs-wasm', request)).toEqual(choice);
  });

  it('is never a GPU that the engine does not see', async () => {
    const services = testServices();
    const onGpu = { folder: null, dataFolder: null, threads: null, device: 'gpu' } as const;
    const start = services.startRunIn(networkText('finishes'), null, onGpu);
    await expect(start).rejects.toMatchObject({
      problem: { code: 'no-gpu', message: expect.stringContaining('npm run engine -- --gpu') },
    });
    expect(await services.listRuns({})).toEqual([]);
  });
});
