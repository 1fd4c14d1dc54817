import { create } from 'zustand';
import type { EngineStatus } from '../../src/contract/api';
import type { EngineDescription } from '../../src/contract/trainerMessages';
import { computeText } from '../../src/training/computeText';
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

/** "TensorFlow 2.21.0, CPU, 2 threads". */
export function engineText({ library, device, threads }: EngineDescription): string {
  return computeText({ engine: library, device, threads });
}
