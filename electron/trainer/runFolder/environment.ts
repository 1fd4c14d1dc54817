import { arch, cpus, platform, release, totalmem } from 'node:os';
import { version } from '../../../package.json';
import type { EngineDescription } from '../../../src/contract/trainerMessages';

/** What a run was computed with, so that it can be judged and repeated. */
export function describeEnvironment(engine: EngineDescription, seed: number, startedAt: Date) {
  const processors = cpus();
  return {
    convcanvas: version,
    ...engine,
    seed,
    startedAt: startedAt.toISOString(),
    node: process.versions.node,
    electron: process.versions.electron ?? null,
    os: { platform: platform(), release: release(), arch: arch() },
    processor: { model: processors[0]?.model.trim() ?? 'unknown', logicalCores: processors.length },
    memoryBytes: totalmem(),
  };
}
