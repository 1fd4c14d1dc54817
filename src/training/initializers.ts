import type { Pair, Shape } from '../document/Shape';
import { sizeOf } from '../document/Shape';
import { orthogonalValues } from './orthogonal';
import { RandomStream } from './random';

/** Fills a weight with values. `fans`: fan-in and fan-out. */
type Sampler = (shape: Shape, fans: Pair, random: RandomStream) => Float32Array;

/**
 * Keras 3's initialisers with their default arguments, by their tfjs names (keras/src/initializers/random_initializers.py).
 * The "normal" ones of Glorot, He and LeCun are truncated at two standard deviations, and widened so that the
 * standard deviation after the truncation is the intended one.
 */
const samplers = {
  glorotUniform: varianceScaling(1, ([fanIn, fanOut]) => (fanIn + fanOut) / 2, 'uniform'),
  glorotNormal: varianceScaling(1, ([fanIn, fanOut]) => (fanIn + fanOut) / 2, 'truncatedNormal'),
  heUniform: varianceScaling(2, ([fanIn]) => fanIn, 'uniform'),
  heNormal: varianceScaling(2, ([fanIn]) => fanIn, 'truncatedNormal'),
  lecunUniform: varianceScaling(1, ([fanIn]) => fanIn, 'uniform'),
  lecunNormal: varianceScaling(1, ([fanIn]) => fanIn, 'truncatedNormal'),
  randomUniform: (shape, _, random) => fill(shape, () => uniformWithin(0.05, random)),
  randomNormal: (shape, _, random) => fill(shape, () => 0.05 * random.normal()),
  truncatedNormal: (shape, _, random) => fill(shape, () => 0.05 * truncatedNormal(random)),
  orthogonal: (shape, _, random) => orthogonalValues(shape, random),
  zeros: (shape) => fill(shape, () => 0),
  ones: (shape) => fill(shape, () => 1),
} satisfies Record<string, Sampler>;

export type InitializerName = keyof typeof samplers;

/** What is needed of a weight to give it its first values. */
export type WeightToInitialize = {
  readonly name: string;
  readonly shape: Shape;
  readonly initializer: InitializerName;
  readonly fans?: Pair;
};

export type LayerToInitialize = { readonly id: string; readonly weights: readonly WeightToInitialize[] };

/** Values of weights by layer id and weight name; layers without weights are left out. */
export type InitialWeights = ReadonlyMap<
  string,
  ReadonlyMap<string, { readonly shape: Shape; readonly data: Float32Array }>
>;

/**
 * The first weights of a network. Each weight has a stream of random numbers of its own, named after its layer: a layer
 * added elsewhere does not change them.
 */
export function initialWeights(layers: readonly LayerToInitialize[], seed: number): InitialWeights {
  const weighted = layers.filter((layer) => layer.weights.length > 0);
  return new Map(
    weighted.map((layer) => [
      layer.id,
      new Map(
        layer.weights.map((weight) => {
          const random = new RandomStream(seed, `weights/${layer.id}/${weight.name}`);
          return [weight.name, { shape: weight.shape, data: initialValues(weight, random) }];
        }),
      ),
    ]),
  );
}

export function initialValues(weight: Omit<WeightToInitialize, 'name'>, random: RandomStream): Float32Array {
  return samplers[weight.initializer](weight.shape, weight.fans ?? defaultFans(weight.shape), random);
}

/** Keras' rule for fan-in and fan-out: the last two axes are inputs and outputs, the ones before are the window. */
export function defaultFans(shape: Shape): Pair {
  const last = shape[shape.length - 1] ?? 1;
  if (shape.length < 2) return [last, last];
  const window = sizeOf(shape.slice(0, -2));
  return [window * (shape[shape.length - 2] as number), window * last];
}

/** Standard deviation of a standard normal that is cut off at two standard deviations. */
const truncatedDeviation = 0.87962566103423978;

function varianceScaling(
  scale: number,
  fan: (fans: Pair) => number,
  distribution: 'uniform' | 'truncatedNormal',
): Sampler {
  return (shape, fans, random) => {
    const variance = scale / Math.max(1, fan(fans));
    switch (distribution) {
      case 'uniform': {
        const limit = Math.sqrt(3 * variance);
        return fill(shape, () => uniformWithin(limit, random));
      }
      case 'truncatedNormal': {
        const deviation = Math.sqrt(variance) / truncatedDeviation;
        return fill(shape, () => deviation * truncatedNormal(random));
      }
    }
  };
}

function uniformWithin(limit: number, random: RandomStream): number {
  return limit * (2 * random.uniform() - 1);
}

/** A standard normal number, drawn again while it is more than 2 from zero. */
function truncatedNormal(random: RandomStream): number {
  for (;;) {
    const value = random.normal();
    if (Math.abs(value) <= 2) return value;
  }
}

function fill(shape: Shape, next: () => number): Float32Array {
  const values = new Float32Array(sizeOf(shape));
  for (let index = 0; index < values.length; index++) values[index] = next();
  return values;
}
