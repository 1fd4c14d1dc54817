import { expect, it } from 'vitest';
import { resolveTraining } from '../../../../src/training/resolveTraining';
import { optimizerTypes } from '../../../../src/training/settingsTable';
import type { Values } from '../../engines/Engine';
import { shapesDocument } from '../networks';
import type { Build } from './building';
import { losses, shapesBatch, stepOf } from './building';

export function describeWeights(build: Build): void {
  it('by layer and name, out and in', async () => {
    const [model, other] = [await build(shapesDocument, { seed: 1 }), await build(shapesDocument, { seed: 2 })];
    await losses(model, 3);
    const { images } = shapesBatch(5);
    expect(await other.predict(images)).not.toEqual(await model.predict(images));
    await other.setWeights(await model.getWeights());
    expect(await other.predict(images)).toEqual(await model.predict(images));
    expect([...((await model.getWeights()).get('n2')?.keys() ?? [])]).toEqual([
      'gamma',
      'beta',
      'moving_mean',
      'moving_variance',
    ]);
  });

  it('of each model apart, and copies that do not change', async () => {
    const [model, other] = [await build(shapesDocument, { seed: 1 }), await build(shapesDocument, { seed: 1 })];
    const before = await other.getWeights();
    const kept = structuredClone(before);
    await losses(model, 2);
    expect(await other.getWeights()).toEqual(kept);
    await losses(other, 2);
    expect(before).toEqual(kept);
    expect(await other.getWeights()).toEqual(await model.getWeights());
  });

  it('which are refused whole where one is missing or has another shape', async () => {
    const model = await build(shapesDocument);
    const before = await model.getWeights();
    const changed = (name: string, value: Values | null) => {
      const layer = new Map([...(before.get('n1') ?? []), [name, value]]);
      const given = [...layer].flatMap(([key, values]) => (values === null ? [] : [[key, values] as const]));
      return new Map([...before, ['n1', new Map(given)], ['n2', zeros(before.get('n2'))]]);
    };
    const refused = async (name: string, value: Values | null, message: string) =>
      expect(model.setWeights(changed(name, value))).rejects.toThrow(message);
    await refused('bias', null, 'no values for weight "bias" of layer "n1"');
    const three = { shape: [3], data: new Float32Array(3) };
    await refused('bias', three, 'Weight "bias" of layer "n1" has shape [3] instead of [4].');
    const turned = { shape: [3, 3, 4, 1], data: new Float32Array(36) };
    await refused('kernel', turned, 'Weight "kernel" of layer "n1" has shape [3, 3, 4, 1] instead of [3, 3, 1, 4].');
    await refused('bias', { shape: [4], data: new Float32Array(3) }, 'Weight "bias" of layer "n1"');
    expect(await model.getWeights()).toEqual(before);
  });

  it.each(optimizerTypes)('of %s, and goes on as if it had never ended', async (type) => {
    const { optimizer } = resolveTraining({ optimizer: { type, momentum: 0.9 } }).settings;
    const [whole, first, second] = [
      await build(shapesDocument, { optimizer }),
      await build(shapesDocument, { optimizer }),
      await build(shapesDocument, { optimizer }),
    ];
    await losses(whole, 5);
    await losses(first, 3);
    await losses(second, 1);
    await second.setWeights(await first.getWeights());
    await second.setOptimizerState(await first.getOptimizerState());
    for (const step of [4, 5]) await second.trainBatch(shapesBatch(step), stepOf(step));
    expect(await second.getWeights()).toEqual(await whole.getWeights());
    expect(await second.getOptimizerState()).toEqual(await whole.getOptimizerState());
    await expect(second.setOptimizerState(new Map([['velocity', new Map()]]))).rejects.toThrow("another optimizer's");
  });

  it('but no state whose values have another shape', async () => {
    const { optimizer } = resolveTraining({ optimizer: { type: 'adam' } }).settings;
    const model = await build(shapesDocument, { optimizer });
    await losses(model, 1);
    const state = await model.getOptimizerState();
    const [name = ''] = state.keys();
    const memory = state.get(name) ?? new Map<string, ReadonlyMap<string, Values>>();
    const bias = { shape: [3], data: new Float32Array(3) };
    const wrong = new Map([...memory, ['n5', new Map([...(memory.get('n5') ?? []), ['bias', bias]])]]);
    await expect(model.setOptimizerState(new Map([...state, [name, wrong]]))).rejects.toThrow(
      'Weight "bias" of layer "n5" has shape [3] instead of [2].',
    );
    expect(await model.getOptimizerState()).toEqual(state);
  });
}

function zeros(layer: ReadonlyMap<string, Values> = new Map()): ReadonlyMap<string, Values> {
  return new Map([...layer].map(([name, { shape, data }]) => [name, { shape, data: new Float32Array(data.length) }]));
}
