import type { EngineStatus } from '../../../src/contract/api';
import type { EngineName } from '../../../src/contract/trainerMessages';

/** What the services say of an engine that is installed and not chosen. */
export function syntheticEngine(engine: EngineName, changed: Partial<EngineStatus> = {}): EngineStatus {
  return {
    engine,
    title: `Engine ${engine}`,
    about: 'It computes.',
    installed: true,
    chosen: false,
    description: { engine, library: `${engine} 1.0`, device: 'CPU', threads: 2 },
    missing: null,
    ...changed,
  };
}
