import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savedModelBytes, tensorName } from '../../../../src/graphdef/serialize';
import { Graph } from '../../../../src/operations/Graph';
import type { Operation } from '../../../../src/operations/Operation';
import { operations } from '../../../../src/operations/registry';
import type { Tensor } from '../../../../src/operations/Tensor';
import {
  type FactTensor,
  factsOf,
  type OperationFact,
  operationFacts,
} from '../../../../src/operations/testing/tensorflowFacts';
import { type Feeds, GraphSession } from './GraphSession';
import { loadBinding } from './loadBinding';
import { addFact, canBeOpen, type OperationGraph } from './testing/operationGraph';

const binding = loadBinding();
/** Of the largest value of a row: float32 in another order. */
const tolerance = 1e-5;

describe.each(factTable())('%s', (_, operation, rows) => {
  const graph = new Graph();
  const built = new Map<string, OperationGraph>();
  let session: GraphSession;

  beforeAll(() => {
    for (const [id, fact, open] of rows) {
      built.set(
        id,
        graph.scope(`row${built.size}`, () => addFact(graph, operation, fact, open)),
      );
    }
    session = GraphSession.load(binding, savedModelBytes(graph, {}));
  });
  afterAll(() => session.dispose());

  const fetch = ({ feeds }: OperationGraph, tensor: Tensor, changed: Feeds = {}) => {
    const [value] = session.run({ ...feeds, ...changed }, [tensorName(tensor)]);
    if (value === undefined || value.dtype === 'string') throw new Error('no numbers');
    return value;
  };

  it.each(rows)('%s', (id, fact) => {
    const row = built.get(id) as OperationGraph;
    fact.outputs.forEach((expected, place) => {
      const output = row.outputs[place] as Tensor;
      if (expected !== null) expectValues(fetch(row, output), expected, `output ${place}`);
      if (expected !== null) expectFits(output, expected);
    });
    row.gradients.forEach((gradient, place) => {
      const expected = fact.gradients[place] ?? null;
      if (gradient === null) expect(Array.from(expected?.values ?? []).every((value) => value === 0)).toBe(true);
      else if (expected === null) expect.fail(`TensorFlow has no gradient of input ${place}`);
      else expectValues(fetch(row, gradient), expected, `gradient of input ${place}`);
      const alone = row.alone[place] ?? null;
      if (alone !== null && expected !== null) {
        expectValues(fetch(row, alone), expected, `gradient of input ${place}, asked for alone`);
      }
    });
  });

  it.each(rows.filter(([, fact, open]) => !open && isSmooth(fact)))('finite differences of %s', (id, fact) => {
    const row = built.get(id) as OperationGraph;
    row.gradients.forEach((gradient, place) => {
      const name = row.inputs[place] ?? null;
      if (gradient === null || name === null) return;
      const slope = fetch(row, gradient).data as Float32Array;
      for (const direction of directions(slope.length)) {
        const difference = lossAt(row, fact, name, direction) - lossAt(row, fact, name, direction, -1);
        const measured = difference / (2 * step);
        expectNear(dot(slope, direction), measured, 2e-3 * size(slope), `along input ${place}`);
      }
    });
  });

  /** The sum of the outputs times their gradients, after a step of one input; added up in float64. */
  function lossAt(row: OperationGraph, fact: OperationFact, name: string, direction: Float32Array, sign = 1): number {
    const given = row.feeds[name];
    if (given?.dtype !== 'float32') throw new Error('only float32 has slopes');
    const data = given.data.map((value, index) => value + sign * step * (direction[index] as number));
    return fact.outputGradients.reduce((loss, slope, place) => {
      if (slope === null) return loss;
      const output = fetch(row, row.outputs[place] as Tensor, { [name]: { ...given, data } });
      return loss + dot(output.data as Float32Array, slope.values as Float32Array);
    }, 0);
  }
});

describe('the facts', () => {
  it('are about operations that graphs can hold', () => {
    const types = operations.map(({ type }) => type);
    expect(operationFacts.map(({ operation }) => operation).filter((type) => !types.includes(type))).toEqual([]);
  });

  it('differentiate every operation that has a gradient', () => {
    const missing = operations.filter((operation) => {
      const facts = factsOf(operation.type);
      return (
        'gradient' in operation && !facts.some(([, { gradients }]) => gradients.some((gradient) => gradient !== null))
      );
    });
    expect(missing.map(({ type }) => type)).toEqual([]);
  });
});

type Row = readonly [id: string, fact: OperationFact, open: boolean];

/** Each fact as it is, and with a batch of any size. */
function factTable(): readonly (readonly [string, Operation, readonly Row[]])[] {
  return operations.flatMap((operation) => {
    const facts = factsOf(operation.type);
    const known = facts.map(([id, fact]): Row => [id, fact, false]);
    const open = facts.filter(([, fact]) => canBeOpen(fact));
    const rows = [...known, ...open.map(([id, fact]): Row => [`${id}, any number of images`, fact, true])];
    return rows.length === 0 ? [] : [[operation.type, operation, rows] as const];
  });
}

/** Wide enough for float32, narrow enough for straight lines. */
const step = 2e-3;

/**
 * Rows that stand on a corner have no two-sided slope, far away all of it is rounded off, and a negative number has no
 * powers beside the whole ones. The gradient of a projective transform is not its exact derivative.
 */
function isSmooth({ id, operation, outputGradients: [first = null] }: OperationFact): boolean {
  return (
    first !== null && operation !== 'ImageProjectiveTransformV3' && !/ties|at zero|corners|far|large|negative/.test(id)
  );
}

/** Two walks along all axes at once: there is a step of one, up or down, along each. */
function directions(length: number): readonly Float32Array[] {
  return [0.7, 2.3].map((pace) =>
    Float32Array.from({ length }, (_, index) => (Math.sin(pace * index * index + 1) < 0 ? -1 : 1)),
  );
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((total, value, index) => total + value * (b[index] as number), 0);
}

/** What the distance between slopes is measured by; not nothing where the slope is. */
function size(slope: Float32Array): number {
  return Math.sqrt(dot(slope, slope)) + Math.sqrt(slope.length) / 100;
}

function expectFits({ shape, dtype }: Tensor, expected: FactTensor): void {
  expect(shape.map((axis, place) => axis ?? expected.shape[place])).toEqual(expected.shape);
  expect(dtype).toBe(expected.dtype === 'int64' ? 'int32' : expected.dtype);
}

function expectValues(
  actual: { readonly shape: readonly number[]; readonly data: ArrayLike<number> },
  { shape, values }: FactTensor,
  what: string,
): void {
  expect(actual.shape).toEqual(shape);
  const largest = Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let index = 0; index < values.length; index++) {
    expectNear(actual.data[index], values[index] as number, tolerance * largest, `${what}, value ${index}`);
  }
}

function expectNear(actual: number | undefined, expected: number, distance: number, what: string): void {
  // Written so that NaN fails.
  if (!(Math.abs((actual ?? Number.NaN) - expected) <= distance)) {
    expect.fail(`${what} is ${actual}, not ${expected} (± ${distance})`);
  }
}
