import { describe, expect, it } from 'vitest';
import { Graph } from './Graph';
import { GraphError } from './Operation';
import type { DataType, Dimensions, Tensor } from './Tensor';
import { add } from './types/AddV2';
import { argMax } from './types/ArgMax';
import { cast } from './types/Cast';
import { concatenate } from './types/ConcatV2';
import { integers } from './types/Const';
import { maximum } from './types/Maximum';
import { mean } from './types/Mean';
import { minimum } from './types/Minimum';
import { multiply } from './types/Mul';
import { oneHot } from './types/OneHot';
import { stack } from './types/Pack';
import { placeholder } from './types/Placeholder';
import { readVariable } from './types/ReadVariableOp';
import { where } from './types/SelectV2';
import { shapeTensor } from './types/Shape';
import { softmaxCrossEntropy } from './types/SoftmaxCrossEntropyWithLogits';
import { randomUniform } from './types/StatelessRandomUniform';
import { subtract } from './types/Sub';
import { requireFit, variable } from './types/VarHandleOp';

type Build = (graph: Graph, given: (shape: Dimensions, dtype?: DataType) => Tensor) => Tensor;

function build(make: Build): Tensor {
  const graph = new Graph();
  return make(graph, (shape, dtype = 'float32') => placeholder(graph, 'given', dtype, shape));
}

describe('shapes, where the number of images is not known', () => {
  const images = [null, 6, 5, 3] as const;
  const rows: readonly (readonly [what: string, make: Build, shape: Dimensions, dtype?: DataType])[] = [
    ['stretched over images', (graph, given) => subtract(graph, given([3]), given(images)), images],
    ['stretched over one image', (graph, given) => multiply(graph, given(images), given([1, 1, 5, 1])), images],
    ['two batches', (graph, given) => maximum(graph, given(images), given([null, 1, 1, 3])), images],
    ['mean of the images', (graph, given) => mean(graph, given(images), [0, -2]), [6, 3]],
    ['mean that keeps its axes', (graph, given) => mean(graph, given(images), [1, 2], true), [null, 1, 1, 3]],
    ['place of the largest', (graph, given) => argMax(graph, given([null, 10]), -1), [null], 'int32'],
    ['other type', (graph, given) => cast(graph, given(images, 'uint8'), 'float32'), images],
    [
      'joined channels',
      (graph, given) => concatenate(graph, [given(images), given([null, 6, 5, 4])], -1),
      [null, 6, 5, 7],
    ],
    ['joined images', (graph, given) => concatenate(graph, [given(images), given(images)], 0), images],
    ['one tensor joined', (graph, given) => concatenate(graph, [given(images)], 1), images],
    ['stacked', (graph, given) => stack(graph, [given([null, 2]), given([null, 2])], -1), [null, 2, 2]],
    ['classes', (graph, given) => oneHot(graph, given([null], 'int32'), 10), [null, 10]],
    ['losses', (graph, given) => softmaxCrossEntropy(graph, given([null, 4]), given([null, 4])), [null]],
    ['chosen', (graph, given) => where(graph, given([null, 1, 1, 1], 'bool'), given(images), given([])), images],
    [
      'random numbers in the shape of images, one for each channel',
      (graph, given) => {
        const sizes = minimum(graph, shapeTensor(graph, given(images)), integers(graph, [100, 1, 1, 100]));
        return randomUniform(graph, sizes, integers(graph, [1, 2]));
      },
      [null, 1, 1, 3],
    ],
    ['a variable', (graph) => readVariable(graph, variable(graph, 'kernel', 'float32', [3, 4])), [3, 4]],
  ];

  for (const [what, make, shape, dtype = 'float32'] of rows) {
    it(what, () => {
      expect(build(make)).toMatchObject({ shape, dtype });
    });
  }
});

describe('what does not fit is refused', () => {
  const rows: readonly (readonly [message: string, make: Build])[] = [
    ['The shapes [2, 3] and [4] do not fit each other', (graph, given) => add(graph, given([2, 3]), given([4]))],
    ['of one type', (graph, given) => subtract(graph, given([2]), given([2], 'int32'))],
    ['SelectV2 chooses by bool', (graph, given) => where(graph, given([2]), given([2]), given([2]))],
    ['behind each other along axis 1', (graph, given) => concatenate(graph, [given([2, 3]), given([3, 3])], 1)],
    ['Pack joins one shape', (graph, given) => stack(graph, [given([2]), given([3])], 0)],
    ['Cross entropy needs [rows, classes]', (graph, given) => softmaxCrossEntropy(graph, given([3]), given([3]))],
    ['given is not a variable', (graph, given) => readVariable(graph, given([], 'resource'))],
    ['does not tell a shape', (graph, given) => randomUniform(graph, given([2], 'int32'), integers(graph, [1, 2]))],
  ];

  it.each(rows)('%s', (message, make) => {
    expect(() => build(make)).toThrow(GraphError);
    expect(() => build(make)).toThrow(message);
  });

  it('a value of another shape or type than the variable', () => {
    const graph = new Graph();
    const weight = variable(graph, 'kernel', 'float32', [3]);
    expect(() => requireFit(weight, { dtype: 'float32', shape: [3, 1] })).toThrow(
      'kernel holds float32 [3], not float32 [3, 1].',
    );
    expect(() => requireFit(weight, { dtype: 'int32', shape: [3] })).toThrow('not int32 [3]');
    expect(() => requireFit(weight, { dtype: 'float32', shape: [3] })).not.toThrow();
  });
});
