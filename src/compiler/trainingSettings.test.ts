import { expect, it } from 'vitest';
import { applyEdits } from '../document/edits';
import type { Json } from '../document/json';
import { compile } from './compile';
import { chain, type TestNode } from './testing/networks';

const layers: readonly TestNode[] = [
  ['input', 'Input'],
  ['flat', 'Flatten'],
  ['out', 'Dense', { units: 10 }],
];

it.each<{ field: string; value: Json; param: string; title: string; repaired: Json | undefined }>([
  { field: 'epochs', value: -1, param: 'training.epochs', title: 'Use 3', repaired: undefined },
  {
    field: 'optimizer',
    value: { type: 'sgd', learningRate: -1, momentum: 0.9 },
    param: 'training.optimizer.learningRate',
    title: 'Use 0.01',
    repaired: { type: 'sgd', momentum: 0.9 },
  },
  {
    field: 'optimizer',
    value: { type: 'lion', learningRate: 0.1 },
    param: 'training.optimizer.type',
    title: 'Use adam',
    repaired: { learningRate: 0.1 },
  },
  { field: 'metrics', value: 7, param: 'training.metrics', title: 'Use the default', repaired: undefined },
])('the repair of $param leaves the rest of it as it is', ({ field, value, param, title, repaired }) => {
  const document = chain(layers, { seed: 7, [field]: value });
  const [diagnostic] = compile(document).diagnostics;
  expect(diagnostic).toMatchObject({ severity: 'error', code: 'training-setting', param });
  expect(diagnostic?.fixes.map((fix) => fix.title)).toEqual([title]);
  const fixed = applyEdits(document, diagnostic?.fixes[0]?.edits ?? []).document;
  expect(fixed.training).toEqual({ seed: 7, ...(repaired === undefined ? {} : { [field]: repaired }) });
  expect(compile(fixed).diagnostics).toEqual([]);
});
