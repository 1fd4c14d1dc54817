import { create } from 'zustand';
import type { EngineStatus } from '../../src/contract/api';
import type { EngineDescription } from '../../src/contract/trainerMessages';
import type { RunSummary } from '../../src/training/RunRecord';
import { getBridge } from '../bridge/bridge';

export type EngineStore = {
  /** The engines of this machine, with what each said of itself; empty until they were asked. */
  readonly engines: readonly EngineStatus[];
  readonly load: () => Promise<void>;
};

/** What can compute here. */
export const useEngineStore = create<EngineStore>()((set) => ({
  engines: [],
  load: async () => {
    const answer = await getBridge().api.listEngines({});
    // Without the list a run still says itself what computes it.
    if (answer.ok) set({ engines: answer.value });
  },
}));

/** "TensorFlow 2.21.0, CPU, 2 cores". */
export function engineText({ library, device, threads }: EngineDescription): string {
  return `${library}, ${device}, ${threads} ${threads === 1 ? 'core' : 'cores'}`;
}

/** What computed a run, as it said itself; the cores are those of the engine of that name on this machine. */
export function runEngineText(run: RunSummary, engines: readonly EngineStatus[]): string {
  const { engine, device } = run;
  const same = engines.find(({ description }) => description?.library === engine && description?.device === device);
  if (same?.description) return engineText(same.description);
  return [engine, device].filter(Boolean).join(', ');
}
