import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile';
import { chain, type TestNode } from '../../compiler/testing/networks';
import { initialWeights } from '../../training/initializers';
import { resolveTraining } from '../../training/resolveTraining';
import type { ExportInput } from '../CodeInput';
import type { ExportFile } from '../ExportFile';
import { pytorchExport } from '../pytorch/pytorchExport';
import { clusterExport } from './clusterExport';

function inputOf(...nodes: readonly TestNode[]): ExportInput {
  const plan = compile(chain(nodes), { dataset: null });
  expect(plan.ok).toBe(true);
  const { settings } = resolveTraining({});
  const weights = initialWeights(plan.layers, settings.seed);
  return { name: 'Net', plan, settings, classNames: null, weights, trained: null, document: '{}' };
}

const classifier = inputOf(
  ['image', 'Input', { shape: [8, 8, 1] }],
  ['flat', 'Flatten'],
  ['out', 'Dense', { units: 10, activation: 'softmax' }],
);
const untrainable: readonly (readonly [what: string, input: ExportInput])[] = [
  ['takes no images', inputOf(['vector', 'Input', { shape: [4] }], ['out', 'Dense', { units: 2 }])],
  ['gives images', inputOf(['image', 'Input', { shape: [8, 8, 1] }], ['out', 'Conv2D', { filters: 2 }])],
  ['has no parameters', inputOf(['image', 'Input', { shape: [8, 8, 1] }], ['out', 'Flatten'])],
];

const paths = (files: readonly ExportFile[]) => files.map(({ path }) => path).sort();

describe('exports for a cluster', () => {
  it('are those of PyTorch with one script more', () => {
    const both = [...paths(pytorchExport(classifier)), 'train_ray.py'].sort();
    expect(paths(clusterExport(classifier))).toEqual(both);
  });

  it.each(untrainable)('are refused in words where a network %s; PyTorch code is without training', (_, input) => {
    expect(() => clusterExport(input)).toThrow('Only a network that can be trained');
    expect(paths(pytorchExport(input))).not.toContain('train.py');
  });
});
