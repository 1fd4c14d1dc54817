import type { EngineStatus } from '../../src/contract/api';

/** Failures that lie with the engine, so that another may do better: it is missing, too hungry, too strict, or it crashed. */
const failuresOfEngines: readonly string[] = ['engine-missing', 'out-of-memory', 'graph-refused', 'trainer-died'];

/**
 * The engine to offer after a failure: the next that is installed, in their order; null where another engine would fail alike
 * or there is none. `engine`: the name of the one that failed.
 */
export function fallbackEngine(
  failureCode: string,
  engine: string | null,
  engines: readonly EngineStatus[],
): EngineStatus | null {
  const place = engines.findIndex((status) => status.engine === engine);
  if (place < 0 || !failuresOfEngines.includes(failureCode)) return null;
  return engines.slice(place + 1).find(({ installed }) => installed) ?? null;
}
