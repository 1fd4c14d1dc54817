import { describe, expect, it } from 'vitest';
import { forkTrainerWith } from '../forkTrainer';
import { testServices } from '../testing/testServices';
import { EngineRoom } from './EngineRoom';

describe('engines', () => {
  it('are listed with what they say of themselves, or why they are not there', async () => {
    const [native, wasm] = await testServices().listEngines({});
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
      read: async () => {
        throw new Error('not needed');
      },
    });
    await expect(room.choose('tfjs-wasm')).rejects.toMatchObject({ problem: { code: 'engine-missing' } });
  });

  it('of the settings give way where they are not installed', async () => {
    const services = testServices();
    await services.changeSettings({ engine: 'tfjs-node' });
    expect((await services.listEngines({})).find(({ chosen }) => chosen)?.engine).toBe('tfjs-wasm');
  });
});
