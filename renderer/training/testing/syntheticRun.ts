import type { DatasetDescription } from '../../../src/contract/datasets';
import { builtInDatasets } from '../../../src/training/DatasetInfo';
import type { BatchMetrics, EpochMetrics, Evaluation, RunStatus, RunSummary } from '../../../src/training/RunRecord';
import { resolveTraining } from '../../../src/training/resolveTraining';

/** Numbers that look random and are the same each time: `index` and `seed` give a value from 0 to 1. */
export function noise(index: number, seed: number): number {
  const value = Math.sin(index * 12.9898 + seed * 78.233) * 43758.5453;
  return value - Math.floor(value);
}

/** Numbers that shape a synthetic run. */
export type Curve = {
  readonly seed: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
  /** Where training loss ends up. */
  readonly floor: number;
  /** Loss rises again on validation images after this epoch; null where it does not. */
  readonly overfitsAfter: number | null;
};

export function syntheticBatch(curve: Curve, step: number): BatchMetrics {
  const place = step / curve.stepsPerEpoch;
  const mean = curve.floor + (2.3 - curve.floor) * Math.exp(-place * 2.2);
  const loss = mean * (0.75 + 0.5 * noise(step, curve.seed));
  const accuracy = Math.min(1, Math.max(0.05, 1 - mean / 2.6 + (noise(step, curve.seed + 1) - 0.5) * 0.1));
  return { step, epoch: Math.ceil(place), loss, accuracy, learningRate: 0.001 };
}

export function syntheticEpoch(curve: Curve, epoch: number): EpochMetrics {
  const mean = curve.floor + (2.3 - curve.floor) * Math.exp(-(epoch - 0.3) * 2.2);
  const beyond = curve.overfitsAfter === null ? 0 : Math.max(0, epoch - curve.overfitsAfter);
  const valLoss = curve.floor * 1.1 + (2.3 - curve.floor) * Math.exp(-epoch * 2) + beyond * 0.06;
  return {
    epoch,
    step: epoch * curve.stepsPerEpoch,
    loss: mean,
    accuracy: 1 - mean / 2.6,
    valLoss,
    valAccuracy: 1 - valLoss / 2.6,
    seconds: 4.5,
    imagesPerSecond: 12_140,
  };
}

export function syntheticSummary(id: string, changed: Partial<RunSummary> = {}): RunSummary {
  return {
    id,
    name: `Run ${id}`,
    folder: `/runs/${id}`,
    own: true,
    networkName: 'First CNN',
    startedAt: '2026-01-01T10:00:00.000Z',
    resumedAt: null,
    resumeStep: null,
    status: 'done' satisfies RunStatus,
    engineName: 'tfjs-node',
    engine: 'TensorFlow 2.21.0',
    device: 'CPU',
    threads: 2,
    params: 42_682,
    settings: resolveTraining({ dataset: 'mnist', batchSize: 128, epochs: 6 }).settings,
    lastEpoch: null,
    testAccuracy: null,
    failure: null,
    ...changed,
  };
}

export function syntheticEvaluation(accuracy = 0.97): Evaluation {
  const { classNames } = builtInDatasets.mnist;
  const confusion = classNames.map((_, actual) =>
    classNames.map((__, predicted) => {
      if (actual === predicted) return Math.round(accuracy * 1000);
      return Math.floor(noise(actual * 10 + predicted, 3) ** 4 * 18);
    }),
  );
  const mistakes = confusion
    .flatMap((row, actual) => row.map((images, predicted) => ({ actual, predicted, images })))
    .filter(({ actual, predicted, images }) => actual !== predicted && images > 0)
    .flatMap(({ actual, predicted, images }) =>
      Array.from({ length: Math.min(3, images) }, (_, index) => ({
        index: actual * 100 + predicted * 10 + index,
        actual,
        predicted,
        confidence: 0.99 - 0.5 * noise(actual * 31 + predicted * 7 + index, 5),
      })),
    )
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 200);
  return { images: 10_000, loss: 0.09, accuracy, classNames: [...classNames], confusion, mistakes };
}

export function syntheticDataset(dataset: keyof typeof builtInDatasets, available: boolean): DatasetDescription {
  const { title, classNames, imageShape } = builtInDatasets[dataset];
  return {
    dataset,
    title,
    kind: 'builtIn',
    available,
    missing: available
      ? null
      : dataset === 'cifar10'
        ? 'The files of CIFAR-10 are not on this machine. Download them, or pick the folder that holds them.'
        : 'The files of Fashion-MNIST are not on this machine. Install dataset-fashion-mnist, or pick the folder that holds them.',
    canDownload: dataset === 'cifar10',
    downloadBytes: dataset === 'cifar10' ? 170_052_171 : null,
    classNames: [...classNames],
    classCounts: classNames.map((_, index) => 5400 + Math.round(noise(index, 9) * 1300)),
    trainImages: available ? 60_000 : 0,
    testImages: available ? 10_000 : 0,
    imageShape: [...imageShape],
    unreadable: [],
    unreadableCount: 0,
    source: 'Y. LeCun, C. Cortes, C. Burges. CC BY-SA 3.0',
  };
}
