import { expect, it } from 'vitest';
import { savedModelBytes, tensorName } from '../../../../src/graphdef/serialize';
import { Graph } from '../../../../src/operations/Graph';
import { identity } from '../../../../src/operations/types/Identity';
import { placeholder } from '../../../../src/operations/types/Placeholder';
import type { Binding } from './binding';
import { GraphSession, type GraphValue } from './GraphSession';
import { loadBinding } from './loadBinding';

type NumberArray = Float32Array | Int32Array | Uint8Array;
type Numbers = Exclude<GraphValue, { readonly dtype: 'string' | 'uint8' }>;

const rows: readonly (readonly [string, Numbers])[] = [
  ['float32', { dtype: 'float32', shape: [3], data: Float32Array.of(1, 2.5, -3) }],
  ['part of a longer array', { dtype: 'float32', shape: [2], data: Float32Array.of(7, 8, 9, 10).subarray(1, 3) }],
  ['int32', { dtype: 'int32', shape: [2], data: Int32Array.of(4, -5) }],
  ['bool', { dtype: 'bool', shape: [2], data: Uint8Array.of(1, 0) }],
];

it.each(rows)('TensorFlow never works in the memory of what it is fed: %s', (_, value) => {
  const given: NumberArray[] = [];
  const graph = new Graph();
  const x = placeholder(graph, 'x', value.dtype, [null]);
  const y = identity(graph, x);
  const session = GraphSession.load(watched(given), savedModelBytes(graph, {}));
  const results = session.run({ [tensorName(x)]: value }, [tensorName(y)]);
  expect(results.map(({ data }) => [...data])).toEqual([[...value.data]]);
  expect(given.map((copy) => [...copy])).toEqual([[...value.data]]);
  // TensorFlow would take it as it is where its memory begins at a multiple of 64 bytes.
  expect(given.map(({ byteOffset }) => byteOffset % 16)).toEqual([4]);
  session.dispose();
});

/** TensorFlow, with a list of the arrays that it is given. */
function watched(given: NumberArray[]): Binding {
  const binding = loadBinding();
  const createTensor: Binding['createTensor'] = (shape, dtype, data) => {
    given.push(data as NumberArray);
    return binding.createTensor(shape, dtype, data);
  };
  const get = (_: object, name: string) =>
    name === 'createTensor' ? createTensor : Reflect.get(binding, name, binding);
  return new Proxy({}, { get }) as Binding;
}
