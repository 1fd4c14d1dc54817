import type { OnnxTensor } from '../../onnx/OnnxGraph';
import type { OnnxContext } from '../emission/OnnxContext';
import type { ParamSpecs } from '../params';
import { isImage, toChannelsFirst, toChannelsLast } from './channelsFirst';

type Learned = { readonly center: boolean; readonly scale: boolean };

/** With the moving statistics. The operator has its channels at axis 1: what is no image becomes rows of channels for it. */
export function onnxBatchNorm<P extends ParamSpecs>(
  context: OnnxContext<P>,
  params: Learned & { readonly epsilon: number },
): OnnxTensor {
  const { graph, input, output, weight } = context;
  const isDirect = isImage(output) || output.length === 1;
  const channels = output.at(-1) ?? 1;
  const x = isDirect ? input : graph.node('Reshape', [input, graph.integers([-1, channels])]);
  const [gamma, beta] = learned(context, params);
  const normalized = graph.node(
    'BatchNormalization',
    [x, gamma, beta, weight('moving_mean'), weight('moving_variance')],
    { epsilon: { float: params.epsilon } },
  );
  return isDirect ? normalized : graph.node('Reshape', [normalized, graph.integers([-1, ...output])]);
}

/** Over the channels of each place, which are the last axis for the operator. */
export function onnxLayerNorm<P extends ParamSpecs>(
  context: OnnxContext<P>,
  params: Learned & { readonly epsilon: number },
): OnnxTensor {
  const { graph, input, output } = context;
  const x = isImage(output) ? graph.node('Transpose', [input], { perm: { ints: toChannelsLast } }) : input;
  const normalized = graph.node('LayerNormalization', [x, ...learned(context, params)], {
    axis: { int: -1 },
    epsilon: { float: params.epsilon },
  });
  return isImage(output) ? graph.node('Transpose', [normalized], { perm: { ints: toChannelsFirst } }) : normalized;
}

/** gamma and beta, or the numbers that change nothing. */
function learned<P extends ParamSpecs>(
  { graph, output, weight }: OnnxContext<P>,
  { scale, center }: Learned,
): readonly [OnnxTensor, OnnxTensor] {
  const channels = output.at(-1) ?? 1;
  const filled = (value: number) => graph.floats(new Float32Array(channels).fill(value), [channels]);
  return [scale ? weight('gamma') : filled(1), center ? weight('beta') : filled(0)];
}
