import { type FakeBridge, fakeBridge } from './fakeBridge';

/**
 * The bridge of the test that runs; a test file puts it in the place of the real one. On its own, because a mock's factory
 * that imported the store would wait for itself.
 */
export const held: { bridge: FakeBridge } = { bridge: fakeBridge({}) };
