import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import type { ComputeChoice } from '../../../src/contract/trainerMessages';
import { setComputeEnvironment } from './computeEnvironment';

const all = String(availableParallelism());
const growing = { TF_FORCE_GPU_ALLOW_GROWTH: 'true' };
const threads = (intra: string, inter = intra) => ({ TF_NUM_INTRAOP_THREADS: intra, TF_NUM_INTEROP_THREADS: inter });

type Row = readonly [string, ComputeChoice, NodeJS.ProcessEnv, NodeJS.ProcessEnv];

it.each<Row>([
  ['no choice', { threads: null, device: 'auto' }, {}, { ...threads(all), ...growing }],
  ['three threads', { threads: 3, device: 'auto' }, {}, { ...threads('3'), ...growing }],
  [
    'the processor',
    { threads: null, device: 'cpu' },
    { CUDA_VISIBLE_DEVICES: '0' },
    { ...threads(all), CUDA_VISIBLE_DEVICES: '-1', ...growing },
  ],
  [
    'threads of the environment',
    { threads: null, device: 'auto' },
    threads('5', '2'),
    { ...threads('5', '2'), ...growing },
  ],
  ['threads of both', { threads: 4, device: 'auto' }, threads('5'), { ...threads('4'), ...growing }],
  [
    'an environment without sense',
    { threads: null, device: 'auto' },
    threads('many', '0'),
    { ...threads(all), ...growing },
  ],
  [
    'a person who wants the whole GPU',
    { threads: 1, device: 'auto' },
    { TF_FORCE_GPU_ALLOW_GROWTH: 'false' },
    { ...threads('1'), TF_FORCE_GPU_ALLOW_GROWTH: 'false' },
  ],
])('TensorFlow is told of %s', (_, choice, given, expected) => {
  const env = { ...given };
  setComputeEnvironment(choice, env);
  expect(env).toEqual(expected);
});
