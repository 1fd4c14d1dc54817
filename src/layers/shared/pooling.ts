import type { Pair } from '../../document/Shape';
import type { Graph } from '../../operations/Graph';
import type { Sliding as Steps } from '../../operations/sliding';
import type { Tensor } from '../../operations/Tensor';
import { unchangedLine } from '../arithmetic/formulas';
import { eachAxis } from '../arithmetic/windows';
import * as common from '../commonParams';
import { defineLayer, type LayerDefinition, type LayerProblem } from '../LayerDefinition';
import { failed, formatPair, type Named, needsImage, succeeded } from '../problems';
import { pairOnNode, receptiveWindow, type Sliding, slidingOutput, slidingShapeLines, windowsOf } from './convolution';
import { onnxPooling } from './onnxPooling';
import { pytorchPooling } from './pytorchPooling';
import { stepsOf } from './tensorflowConvolution';

const params = { poolSize: common.poolSize, strides: common.poolStrides, padding: common.padding };

type PoolingValues = { readonly poolSize: Pair; readonly strides: Pair | null; readonly padding: 'valid' | 'same' };

/** What sets one pooling layer apart from another. */
type PoolingWords = Pick<LayerDefinition, 'type' | 'title' | 'icon' | 'summary' | 'kerasPage' | 'keywords'>;

/** What computes a pooling, in each engine's words. */
type PoolingOperations = {
  readonly tensorflow: (graph: Graph, images: Tensor, size: Pair, steps: Steps) => Tensor;
  readonly pytorch: 'MaxPool2d' | 'AvgPool2d';
  readonly onnx: 'MaxPool' | 'AveragePool';
};

/** A layer that makes one value of each window of a channel. No weights; Keras and tfjs call it the same. */
export function poolingLayer(words: PoolingWords, operations: PoolingOperations): LayerDefinition<typeof params> {
  return defineLayer({
    ...words,
    family: 'pooling',
    inputs: 'one',
    params,
    detail: poolingDetail,
    infer(context) {
      const sliding = slidingOf(context.params);
      const problem = needsImage(context) ?? poolTooLarge(context, sliding);
      if (problem !== null) return failed(problem);
      const image = context.inputs[0] ?? [];
      const channels = image[2] ?? 1;
      const windows = windowsOf(image, sliding);
      return succeeded(context, {
        output: [...slidingOutput(windows), channels],
        weights: [],
        macs: 0,
        window: receptiveWindow(sliding),
        explanation: { shape: [...slidingShapeLines(windows), unchangedLine('Channels', channels)] },
      });
    },
    tfjs({ params: { poolSize, strides, padding } }) {
      return [{ className: words.type, config: { poolSize, strides: strides ?? poolSize, padding } }];
    },
    tensorflow({ graph, params, input }) {
      return operations.tensorflow(graph, input, params.poolSize, stepsOf(slidingOf(params)));
    },
    pytorch: ({ params, inputs: [image = []] }) => pytorchPooling(operations.pytorch, image, slidingOf(params)),
    onnx: (context) => onnxPooling(operations.onnx, context, slidingOf(context.params)),
  });
}

function slidingOf({ poolSize, strides, padding }: PoolingValues): Sliding {
  return { kernelSize: poolSize, strides: strides ?? poolSize, dilationRate: [1, 1], padding };
}

function poolingDetail({ poolSize, strides, padding }: PoolingValues): string {
  const parts = [pairOnNode(poolSize)];
  const own = strides === null || (strides[0] === poolSize[0] && strides[1] === poolSize[1]);
  if (!own) parts.push(strides[0] === strides[1] ? `stride ${strides[0]}` : `strides ${pairOnNode(strides)}`);
  if (padding === 'same') parts.push('same');
  return parts.join(', ');
}

/** `pool-too-large`, or null where the pool fits. */
function poolTooLarge(context: Named, { kernelSize, padding }: Sliding): LayerProblem | null {
  const [height = 1, width = 1] = context.inputs[0] ?? [];
  if (padding === 'same' || (kernelSize[0] <= height && kernelSize[1] <= width)) return null;
  const fitting: Pair = [Math.min(kernelSize[0], height), Math.min(kernelSize[1], width)];
  const largest = formatPair(eachAxis((axis) => [height, width][axis] ?? 1));
  return {
    severity: 'error',
    code: 'pool-too-large',
    param: 'poolSize',
    received: formatPair(kernelSize),
    expected: `at most ${largest}`,
    message:
      `${context.name} pools ${formatPair(kernelSize)} pixels at a time, but its input is only ${largest} pixels. ` +
      `Set the pool size to ${formatPair(fitting)}, the padding to “same”, or remove ${context.name}.`,
    suggestions: [
      { kind: 'setParam', title: 'Set the padding to “same”', param: 'padding', value: 'same' },
      {
        kind: 'setParam',
        title: `Set the pool size to ${formatPair(fitting)}`,
        param: 'poolSize',
        value: [...fitting],
      },
      { kind: 'remove', title: `Remove ${context.name}` },
    ],
  };
}
