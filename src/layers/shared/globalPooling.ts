import type { Graph } from '../../operations/Graph';
import type { Tensor } from '../../operations/Tensor';
import { unchangedLine } from '../arithmetic/formulas';
import * as common from '../commonParams';
import { formatNumber } from '../describeValue';
import { defineLayer, type LayerDefinition } from '../LayerDefinition';
import { failed, needsImage, succeeded } from '../problems';
import { pytorchExpression } from './pytorchForms';

const params = { keepDims: common.keepDims };

type GlobalPoolingWords = Pick<LayerDefinition, 'type' | 'title' | 'icon' | 'summary' | 'kerasPage' | 'keywords'>;

/** What reduces an image along its axes, in each engine's words. */
type GlobalPoolingOperations = {
  readonly tensorflow: (graph: Graph, images: Tensor, axes: readonly number[], keepDims: boolean) => Tensor;
  /** A method of a tensor. */
  readonly pytorch: 'mean' | 'amax';
  readonly onnx: 'GlobalAveragePool' | 'GlobalMaxPool';
};

/** A layer that makes one value of each channel. `verb` is what it does with a channel's values: "mean of". */
export function globalPoolingLayer(
  words: GlobalPoolingWords,
  verb: string,
  operations: GlobalPoolingOperations,
): LayerDefinition<typeof params> {
  return defineLayer({
    ...words,
    family: 'pooling',
    inputs: 'one',
    params,
    detail: ({ keepDims }) => (keepDims ? 'keeps 1×1' : ''),
    infer(context) {
      const problem = needsImage(context);
      if (problem !== null) return failed(problem);
      const [height = 1, width = 1, channels = 1] = context.inputs[0] ?? [];
      const over = (size: number) => ({ formula: `${verb} ${formatNumber(size)}`, result: '1' });
      return succeeded(context, {
        output: context.params.keepDims ? [1, 1, channels] : [channels],
        weights: [],
        macs: 0,
        window: 'all',
        explanation: {
          shape: context.params.keepDims
            ? [
                { label: 'Height', ...over(height) },
                { label: 'Width', ...over(width) },
                unchangedLine('Channels', channels),
              ]
            : [{ label: 'Values', formula: 'one for each channel', result: formatNumber(channels) }],
        },
      });
    },
    tfjs({ params: { keepDims }, output }) {
      const pooling = { className: words.type, config: {} };
      // tfjs-layers has no keepDims.
      return keepDims ? [pooling, { className: 'Reshape', config: { targetShape: output } }] : [pooling];
    },
    tensorflow: ({ graph, params: { keepDims }, input }) => operations.tensorflow(graph, input, [1, 2], keepDims),
    pytorch: ({ params: { keepDims } }) =>
      pytorchExpression((input) => `${input}.${operations.pytorch}((2, 3)${keepDims ? ', keepdim=True' : ''})`),
    onnx({ graph, params: { keepDims }, input }) {
      const pooled = graph.node(operations.onnx, [input]);
      return keepDims ? pooled : graph.node('Flatten', [pooled], { axis: { int: 1 } });
    },
  });
}
