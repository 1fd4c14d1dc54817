import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile';
import { layerTypes } from '../../layers/registry';
import { optimizerTypes } from '../../training/settingsTable';
import { losses } from '../../training/TrainingSettings';
import { firstWeight, kerasRuns, runImages, runLabels, runTargets, sampledIndex } from './kerasRuns';

test('every layer type that does not draw at random, optimizer and loss has a run', () => {
  const types = new Set(kerasRuns.flatMap(({ document }) => document.nodes.map(({ type }) => type)));
  const random = (type: string) => type.startsWith('Random');
  expect(layerTypes.map(({ type }) => type).filter((type) => !random(type) && !types.has(type))).toEqual([]);
  expect(new Set(kerasRuns.map(({ training }) => training.optimizer.type))).toEqual(new Set(optimizerTypes));
  expect(new Set(kerasRuns.map(({ training }) => training.loss))).toEqual(new Set(losses));
});

test('every network is one that can be trained, with the weights of its run', () => {
  for (const run of kerasRuns) {
    const plan = compile(run.document);
    expect(plan.ok, run.id).toBe(true);
    const weights = plan.layers.flatMap((layer) =>
      layer.weights.map(({ name, shape }) => ({ layer: layer.id, name, shape })),
    );
    const named = (weight: { readonly layer: string; readonly name: string }) => `${weight.layer}/${weight.name}`;
    const sorted = <T extends { readonly layer: string; readonly name: string }>(list: readonly T[]) =>
      [...list].sort((a, b) => named(a).localeCompare(named(b)));
    const recorded = run.weights.map(({ layer, name, shape }) => ({ layer, name, shape }));
    expect(sorted(weights), run.id).toEqual(sorted(recorded));
  }
});

test('sampled values are values of the weight', () => {
  for (const run of kerasRuns) {
    for (const [index, weight] of run.weights.entries()) {
      const size = firstWeight(run, index).length;
      const places = weight.values.map((_, k) => sampledIndex(weight, k));
      expect(new Set(places).size, run.id).toBe(weight.values.length);
      expect(Math.max(...places), run.id).toBeLessThan(size);
    }
  }
});

test('the formulas give the numbers of the script', () => {
  const run = kerasRuns.find(({ id }) => id === 'setting: sgd');
  if (run === undefined) throw new Error('The run is missing.');
  expect([...firstWeight(run, 0).slice(0, 3)]).toEqual([0.046560194343328476, 0.2951679527759552, 0.03448772057890892]);
  expect([...runImages([9, 7, 2]).slice(-2)]).toEqual([-0.7499596476554871, -0.1440623253583908]);
  expect(runLabels(4).slice(0, 8)).toEqual([0, 3, 2, 1, 1, 0, 3, 2]);
  expect(runLabels(1).slice(0, 8)).toEqual([0, 1, 0, 1, 1, 0, 1, 0]);
  expect([...runTargets(4).slice(0, 8)]).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
});
