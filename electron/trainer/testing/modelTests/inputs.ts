import { expect, it } from 'vitest';
import type { NetworkDocument } from '../../../../src/document/NetworkDocument';
import type { Batch, Values } from '../../engines/Engine';
import { chainDocument, shapesDocument } from '../networks';
import type { Build } from './building';
import { shapesBatch, stepOf } from './building';

const vectorDocument = chainDocument(
  ['Input', { shape: [7] }],
  ['Dense', { units: 5, activation: 'relu' }],
  ['BatchNormalization', {}],
  ['Dense', { units: 3, activation: 'softmax' }],
);

function vectorBatch(count: number): Batch {
  const data = Float32Array.from({ length: 7 * count }, (_, index) => Math.sin(1.7 * index));
  return { images: { shape: [count, 7], data }, labels: Int32Array.from({ length: count }, (_, index) => index % 3) };
}

const networks: readonly (readonly [string, NetworkDocument, (count: number) => Batch])[] = [
  ['images', shapesDocument, (count) => shapesBatch(1, count)],
  ['vectors', vectorDocument, vectorBatch],
];

export function describeInputs(build: Build): void {
  it('of any layer', async () => {
    const model = await build(shapesDocument);
    const { images } = shapesBatch(1, 3);
    const outputs = await model.layerOutputs(['n0', 'n1', 'n5'], images);
    expect([...outputs.keys()]).toEqual(['n0', 'n1', 'n5']);
    expect(outputs.get('n0')?.data).toEqual(images.data);
    expect(outputs.get('n1')?.shape).toEqual([3, 6, 6, 4]);
    expect(outputs.get('n5')).toEqual(await model.predict(images));
    model.dispose();
  });

  it('of bytes as of numbers from 0 to 1', async () => {
    const model = await build(shapesDocument);
    const bytes = Uint8Array.from({ length: 128 }, (_, pixel) => (37 * pixel) % 256);
    const numbers = Float32Array.from(bytes, (byte) => byte / 255);
    const shape = [2, 8, 8, 1];
    // TensorFlow makes a product with 1 / 255 of the quotient: the last digit of a pixel may differ.
    expectClose(await model.predict({ shape, data: bytes }), await model.predict({ shape, data: numbers }));
    const labels = Int32Array.of(0, 1);
    const [ofBytes, ofNumbers] = [
      await model.evaluateBatch({ images: { shape, data: bytes }, labels }),
      await model.evaluateBatch({ images: { shape, data: numbers }, labels }),
    ];
    expectClose(ofBytes.outputs, ofNumbers.outputs);
    expect(ofBytes.loss).toBeCloseTo(ofNumbers.loss, 5);
    expect(ofBytes.accuracy).toBe(ofNumbers.accuracy);
    model.dispose();
  });

  it.each(networks)('%s: one at a time as many at once', async (_, document, batchOf) => {
    const model = await build(document);
    const { images } = batchOf(5);
    const size = images.data.length / 5;
    const all = await model.predict(images);
    const units = all.data.length / 5;
    for (let place = 0; place < 5; place++) {
      const data = images.data.slice(place * size, (place + 1) * size);
      const one = await model.predict({ shape: [1, ...images.shape.slice(1)], data });
      expect(one.shape).toEqual([1, units]);
      one.data.forEach((value, unit) => {
        expect(value).toBeCloseTo(all.data[place * units + unit] as number, 6);
      });
    }
    model.dispose();
  });

  // A batch of one vector has no variance: Keras' moving variance then goes towards 0, and nothing is divided by it.
  it.each(networks)('%s: learns from batches of any size', async (_, document, batchOf) => {
    const model = await build(document);
    for (const [index, count] of [1, 3, 17, 1].entries()) {
      const result = await model.trainBatch(batchOf(count), stepOf(index + 1));
      expect(Number.isFinite(result.loss), `loss of ${count}`).toBe(true);
      expect(Math.round(result.accuracy * count) / count).toBeCloseTo(result.accuracy, 6);
      expect((await model.evaluateBatch(batchOf(count))).outputs.shape[0]).toBe(count);
    }
    const values = [...(await model.getWeights()).values()].flatMap((layer) => [...layer.values()]);
    expect(values.flatMap(({ data }) => Array.from(data)).filter((value) => !Number.isFinite(value))).toEqual([]);
    model.dispose();
  });
}

function expectClose(actual: Values, expected: Values): void {
  expect(actual.shape).toEqual(expected.shape);
  actual.data.forEach((value, index) => {
    expect(value).toBeCloseTo(expected.data[index] as number, 5);
  });
}
