import type { PlanLayer } from '../../compiler/Plan';
import type { Json, JsonObject } from '../../document/json';
import type { CustomTfjsClass } from '../../layers/customTfjs';
import { isCustomTfjsClass } from '../../layers/customTfjs';
import type { TfjsLayer } from '../../layers/LayerDefinition';
import { tfjsLayers } from '../typescript/tensorflowLayers';

/**
 * A layer of the plan as layers that every tfjs-layers has, which compute the same in inference, one behind the other; null
 * where there are none.
 */
export function plainLayers(layer: PlanLayer): readonly TfjsLayer[] | null {
  // The batch normalization of tfjs stops at four axes, batch included.
  if ((layer.inputShapes[0]?.length ?? 0) > 3 && layer.weights.some(({ name }) => name === 'moving_mean')) return null;
  const chain = tfjsLayers(layer)?.map((part) => plainLayer(part));
  return chain === undefined || chain.includes(null) ? null : chain.filter((part) => part !== null);
}

function plainLayer(layer: TfjsLayer): TfjsLayer | null {
  return isCustomTfjsClass(layer.className) ? plain[layer.className](layer.config) : layer;
}

const none = (): null => null;
const passThrough = (): TfjsLayer => ({ className: 'Activation', config: { activation: 'linear' } });
const same =
  (className: string) =>
  (config: JsonObject): TfjsLayer => ({ className, config });

const dropout = (rate: Json, noiseShape: Json): TfjsLayer => ({ className: 'Dropout', config: { rate, noiseShape } });

/** The engine's own layers: most differ from tfjs' in training only. */
const plain: { readonly [name in CustomTfjsClass]: (config: JsonObject) => TfjsLayer | null } = {
  ConvCanvasConv2D: ({ groups, ...config }) => (groups === 1 ? { className: 'Conv2D', config } : null),
  ConvCanvasConv2DTranspose: (config) => ({
    className: 'Conv2DTranspose',
    config: { ...config, kernelSize: [1, 1], padding: 'valid' },
  }),
  // tfjs ignores the dilation, which is why there is one.
  ConvCanvasDepthwiseConv2D: none,
  ConvCanvasSeparableConv2D: same('SeparableConv2D'),
  ConvCanvasSpatialDropout2D: ({ rate = 0 }) => dropout(rate, [null, 1, 1, null]),
  ConvCanvasDropout: ({ rate = 0, noiseShape = null }) => dropout(rate, noiseShape),
  ConvCanvasNormalization: none,
  ConvCanvasRescaling: (config) =>
    typeof config.scale === 'number' && typeof config.offset === 'number' ? { className: 'Rescaling', config } : null,
  ConvCanvasReLU: ({ maxValue, negativeSlope = 0, threshold }) =>
    maxValue === null && threshold === 0 ? { className: 'LeakyReLU', config: { alpha: negativeSlope } } : null,
  ConvCanvasActivation: none,
  ConvCanvasBatchNormalization: same('BatchNormalization'),
  ConvCanvasLayerNormalization: same('LayerNormalization'),
  ConvCanvasUpSampling2D: none,
  ConvCanvasMaximum: () => ({ className: 'Maximum', config: {} }),
  // Both act in training only.
  ConvCanvasRandomTransform: passThrough,
  ConvCanvasRandomContrast: passThrough,
};
