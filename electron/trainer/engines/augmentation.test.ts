import type { Tensor, Tensor4D } from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { savedModelBytes, tensorName } from '../../../src/graphdef/serialize';
import { isCustomTfjsClass } from '../../../src/layers/customTfjs';
import {
  augmentationOf,
  randomFactImage,
  randomFactPixels,
  randomFacts,
} from '../../../src/layers/testing/randomLayer';
import { differentiate } from '../../../src/operations/differentiate';
import { Graph } from '../../../src/operations/Graph';
import { placeholder } from '../../../src/operations/types/Placeholder';
import { square } from '../../../src/operations/types/Square';
import { sum } from '../../../src/operations/types/Sum';
import { createCustomLayer } from './customLayers/createCustomLayer';
import { StepRandomness } from './customLayers/StepRandomness';
import { drawValues, layerStream } from './drawForLayers';
import { openEngine } from './openEngine';
import { GraphSession } from './tensorflow/GraphSession';
import { loadBinding } from './tensorflow/loadBinding';
import { tf } from './tfjs/tf';

const binding = loadBinding();
await openEngine('tfjs-node');

const images = 3;
const seed = 7;
const step = 4;
const shape = [images, ...randomFactImage];

describe.each(randomFacts.map((fact) => [`${fact.type} ${JSON.stringify(fact.params)}`, fact] as const))(
  '%s',
  (_, fact) => {
    const { augmentation, definition, params } = augmentationOf(fact);
    const one = randomFactPixels();
    const pixels = Float32Array.from({ length: images * one.length }, (_value, index) => {
      return (one[index % one.length] as number) / (1 + Math.floor(index / one.length));
    });
    const drawn = drawValues(augmentation, params, randomFactImage, images, layerStream(seed, 'layer', step));
    const expected = Array.from({ length: images }, (_value, place) => {
      const own = drawn.data.subarray(place * augmentation.valuesAnImage, (place + 1) * augmentation.valuesAnImage);
      const image = pixels.subarray(place * one.length, (place + 1) * one.length);
      return Array.from(augmentation.apply(params, randomFactImage, image, Array.from(own)));
    }).flat();

    it('does in both engines what the preview shows, and learns alike through it', () => {
      const native = inGraph();
      const stepwise = inTfjs();
      expectClose(native.output, expected);
      expectClose(stepwise.output, expected);
      expectClose(stepwise.gradient, Array.from(native.gradient));
    });

    /** The output, and the gradient of the sum of its squares by the images. */
    function inGraph() {
      const graph = new Graph();
      const input = placeholder(graph, 'input', 'float32', [null, ...randomFactImage]);
      const values = placeholder(graph, 'drawn', 'float32', [null, augmentation.valuesAnImage]);
      const never = (): never => {
        throw new Error('not asked for');
      };
      const output = definition.tensorflow({
        graph,
        params,
        inputs: [input],
        input,
        output: randomFactImage,
        training: true,
        weight: never,
        update: never,
        seed: never,
        drawn: () => values,
      });
      const total = sum(graph, square(graph, output), [0, 1, 2, 3]);
      const gradient = differentiate(graph, total, [input])[0];
      if (gradient == null) throw new Error('There is no gradient.');
      const session = GraphSession.load(binding, savedModelBytes(graph, {}));
      const feeds = {
        'input:0': { dtype: 'float32', shape, data: pixels },
        'drawn:0': { dtype: 'float32', ...drawn },
      } as const;
      const [first, second] = session.run(feeds, [tensorName(output), tensorName(gradient)]);
      session.dispose();
      return { output: first?.data as Float32Array, gradient: second?.data as Float32Array };
    }

    function inTfjs() {
      const [layer] = definition.tfjs({ params, inputs: [randomFactImage], output: randomFactImage });
      if (layer === undefined || !isCustomTfjsClass(layer.className)) throw new Error('It is no class of our own.');
      const randomness = new StepRandomness(seed);
      randomness.step = step;
      const custom = createCustomLayer(layer.className, layer.config, 'layer', randomness);
      const input = tf.tensor4d(pixels, shape as [number, number, number, number]);
      const call = (given: Tensor) => custom.call(given, { training: true }) as Tensor4D;
      return tf.tidy(() => ({
        output: call(input).dataSync(),
        gradient: tf
          .grad((given: Tensor) => tf.sum(tf.square(call(given))))(input)
          .dataSync(),
      }));
    }
  },
);

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => {
    expect(actual[index], `value ${index}`).toBeCloseTo(value, 4);
  });
}
