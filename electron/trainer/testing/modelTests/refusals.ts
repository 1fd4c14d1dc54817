import { expect, it } from 'vitest';
import { chainDocument, shapesDocument } from '../networks';
import type { Build } from './building';
import { shapesBatch, stepOf } from './building';

export function describeRefusals(build: Build): void {
  it.each([[2], [-1]])('an image of class number %i, which it has no output for', async (label) => {
    const model = await build(shapesDocument);
    const batch = { ...shapesBatch(1, 2), labels: Int32Array.from([0, label]) };
    const message = `class number ${label}, but the network has 2 outputs`;
    await expect(model.trainBatch(batch, stepOf(1))).rejects.toThrow(message);
    await expect(model.evaluateBatch(batch)).rejects.toThrow(message);
    model.dispose();
  });

  it('to learn classes from an output that is an image, but predicts', async () => {
    const model = await build(chainDocument(['Input', { shape: [8, 8, 1] }], ['Conv2D', { filters: 2 }]));
    await expect(model.trainBatch(shapesBatch(1), stepOf(1))).rejects.toThrow('its output is 6 × 6 × 2');
    await expect(model.evaluateBatch(shapesBatch(1))).rejects.toThrow('its output is 6 × 6 × 2');
    expect((await model.predict(shapesBatch(1, 2).images)).shape).toEqual([2, 6, 6, 2]);
    model.dispose();
  });

  it('the output of a layer that it does not have', async () => {
    const model = await build(shapesDocument);
    await expect(model.layerOutputs(['n1', 'nowhere'], shapesBatch(1).images)).rejects.toThrow('no layer "nowhere"');
    model.dispose();
  });

  it('a plan with errors', async () => {
    await expect(build(chainDocument(['Input', { shape: [8, 8, 1] }]))).rejects.toThrow('without errors');
  });
}
