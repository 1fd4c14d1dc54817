import { describe, expect, it } from 'vitest';
import { savedModelBytes, tensorName } from '../../../../src/graphdef/serialize';
import { Graph } from '../../../../src/operations/Graph';
import type { GraphNode } from '../../../../src/operations/GraphNode';
import type { Tensor } from '../../../../src/operations/Tensor';
import { assignSubtract } from '../../../../src/operations/types/AssignSubVariableOp';
import { assign } from '../../../../src/operations/types/AssignVariableOp';
import { constant, scalar } from '../../../../src/operations/types/Const';
import { identity } from '../../../../src/operations/types/Identity';
import { readVariable } from '../../../../src/operations/types/ReadVariableOp';
import { applyAdam } from '../../../../src/operations/types/ResourceApplyAdam';
import { applyGradientDescent } from '../../../../src/operations/types/ResourceApplyGradientDescent';
import { applyMomentum } from '../../../../src/operations/types/ResourceApplyKerasMomentum';
import { variable } from '../../../../src/operations/types/VarHandleOp';
import { GraphSession } from './GraphSession';
import { loadBinding } from './loadBinding';

const binding = loadBinding();
const start = [1, -2];
const slope = [0.5, 0.25];

type Change = (graph: Graph, weight: Tensor, memory: (name: string, first: number) => Tensor) => GraphNode;
type Expected = (value: number, slope: number) => number;

const numbers = (graph: Graph) => constant(graph, slope, [2]);
const constants = <K extends string>(graph: Graph, values: { readonly [name in K]: number }) =>
  Object.fromEntries(Object.entries<number>(values).map(([name, value]) => [name, scalar(graph, value)])) as {
    readonly [name in K]: Tensor;
  };

const changes: readonly (readonly [what: string, change: Change, expected: Expected])[] = [
  ['assign', (graph, weight) => assign(graph, weight, numbers(graph)), (_, by) => by],
  ['subtract', (graph, weight) => assignSubtract(graph, weight, numbers(graph)), (value, by) => value - by],
  [
    'one after the other',
    (graph, weight) => {
      const first = assignSubtract(graph, weight, numbers(graph));
      return assign(graph, weight, readVariable(graph, weight, [first]));
    },
    (value, by) => value - by,
  ],
  [
    'gradient descent',
    (graph, weight) => applyGradientDescent(graph, weight, scalar(graph, 0.1), numbers(graph)),
    (value, by) => value - 0.1 * by,
  ],
  ...[false, true].map(
    (nesterov) =>
      [
        nesterov ? 'Nesterov momentum' : 'momentum',
        (graph, weight, memory) =>
          applyMomentum(graph, {
            weight,
            accumulator: memory('accumulator', 0.5),
            gradient: numbers(graph),
            nesterov,
            ...constants(graph, { rate: 0.1, momentum: 0.9 }),
          }),
        (value, by) => {
          const speed = 0.9 * 0.5 - 0.1 * by;
          return value + (nesterov ? 0.9 * speed - 0.1 * by : speed);
        },
      ] as const satisfies readonly [string, Change, Expected],
  ),
  [
    'Adam',
    (graph, weight, memory) =>
      applyAdam(graph, {
        weight,
        m: memory('m', 0.2),
        v: memory('v', 0.3),
        gradient: numbers(graph),
        ...constants(graph, { rate: 0.1, beta1: 0.8, beta2: 0.9, beta1Power: 0.64, beta2Power: 0.81, epsilon: 0.01 }),
      }),
    (value, by) => {
      const [m, v] = [0.8 * 0.2 + 0.2 * by, 0.9 * 0.3 + 0.1 * by * by];
      return value - (((0.1 * Math.sqrt(1 - 0.81)) / (1 - 0.64)) * m) / (Math.sqrt(v) + 0.01);
    },
  ],
];

describe('operations that change variables', () => {
  it.each(changes)('%s', (_, change, expected) => {
    const graph = new Graph();
    const setting: GraphNode[] = [];
    const memory = (name: string, first: number) => {
      const handle = variable(graph, name, 'float32', [2]);
      setting.push(assign(graph, handle, constant(graph, [first, first], [2])));
      return handle;
    };
    const weight = variable(graph, 'weight', 'float32', [2]);
    setting.push(assign(graph, weight, constant(graph, start, [2])));
    const value = identity(graph, readVariable(graph, weight), { name: 'value' });
    const changed = ranAll(graph, 'changed', [change(graph, weight, memory)]);
    const set = ranAll(graph, 'set', setting);
    const session = GraphSession.load(binding, savedModelBytes(graph, {}));
    const run = (tensor: Tensor) => Array.from(session.run({}, [tensorName(tensor)])[0]?.data as Float32Array);

    run(set);
    expect(run(value)).toEqual(start);
    run(changed);
    start.forEach((before, place) => {
      expect(run(value)[place]).toBeCloseTo(expected(before, slope[place] as number), 6);
    });
    session.dispose();
  });
});

/** A number that is there when all of these have run. */
function ranAll(graph: Graph, name: string, nodes: readonly GraphNode[]): Tensor {
  return identity(graph, scalar(graph, 1), { name, controls: nodes });
}
