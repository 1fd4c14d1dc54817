import type { Problem, RequestInput, RequestName, RequestOutput } from '../../../src/contract/api';
import type { RunDetail, RunStatus } from '../../../src/training/RunRecord';
import { seriesOf } from '../runSeries';
import { useTrainingStore } from '../trainingStore';
import { fakeBridge } from './fakeBridge';
import { held } from './heldBridge';
import { syntheticBatch, syntheticEvaluation, syntheticSummary } from './syntheticRun';

export const curve = { seed: 1, stepsPerEpoch: 10, epochs: 3, floor: 0.1, overfitsAfter: null };

export const batches = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => syntheticBatch(curve, from + index));

export const detail = (id: string, steps: number, status: RunStatus): RunDetail => ({
  summary: syntheticSummary(id, { status }),
  stepsPerEpoch: 10,
  batches: batches(1, steps),
  epochs: [],
  evaluation: status === 'done' ? syntheticEvaluation() : null,
});

/** Connects the store to services that answer so; answers how to let go. */
export const use = (
  requests: {
    readonly [N in RequestName]?: (input: RequestInput<N>) => RequestOutput<N> | Problem;
  },
) => {
  held.bridge = fakeBridge(requests);
  return useTrainingStore.getState().connect();
};

export const store = () => useTrainingStore.getState();

export const stepsOf = (id: string) => {
  const { steps } = seriesOf(id);
  return Array.from({ length: steps.length }, (_, index) => steps.at(index));
};

export const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

export const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
