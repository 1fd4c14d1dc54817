import type { Json, JsonObject } from '../../document/json';
import { isJsonObject } from '../../document/json';
import type { CustomTfjsClass } from '../../layers/customTfjs';

type Written = { readonly kind: 'tfjs' | 'own'; readonly type: string; readonly config: JsonObject };

/**
 * What the exported package makes of the engine's own layers: layers of tfjs where these do the same (the engine's draw from
 * the run's seed instead), else classes of the package (`package/src/layers`), which are called after what Keras computes.
 */
export const packageLayers: { readonly [name in CustomTfjsClass]: (config: JsonObject) => Written } = {
  ConvCanvasConv2D: own('KerasConv2D'),
  ConvCanvasConv2DTranspose: own('KerasConv2DTranspose'),
  ConvCanvasDepthwiseConv2D: own('KerasDepthwiseConv2D'),
  ConvCanvasSeparableConv2D: own('KerasSeparableConv2D'),
  ConvCanvasSpatialDropout2D: ({ rate = 0 }) => dropout(rate, [null, 1, 1, null]),
  ConvCanvasDropout: ({ rate = 0, noiseShape = null }) => dropout(rate, noiseShape),
  ConvCanvasNormalization: own('KerasNormalization'),
  ConvCanvasRescaling: ({ scale = 1, offset = 0 }) =>
    typeof scale === 'number' && typeof offset === 'number'
      ? { kind: 'tfjs', type: 'Rescaling', config: { scale, offset } }
      : { kind: 'own', type: 'KerasRescaling', config: { scale, offset } },
  ConvCanvasReLU: own('KerasReLU'),
  ConvCanvasActivation: own('KerasActivation'),
  ConvCanvasBatchNormalization: own('KerasBatchNormalization'),
  ConvCanvasLayerNormalization: own('KerasLayerNormalization'),
  ConvCanvasUpSampling2D: own('KerasUpSampling2D'),
  ConvCanvasMaximum: own('KerasMaximum'),
  ConvCanvasRandomTransform: randomLayer,
  ConvCanvasRandomContrast: randomLayer,
};

function own(type: string): (config: JsonObject) => Written {
  return (config) => ({ kind: 'own', type, config });
}

function dropout(rate: Json, noiseShape: Json): Written {
  return { kind: 'tfjs', type: 'Dropout', config: noiseShape === null ? { rate } : { rate, noiseShape } };
}

/** The class is called as the layer type; its parameters are the layer's. */
function randomLayer({ type, params }: JsonObject): Written {
  return { kind: 'own', type: String(type), config: isJsonObject(params) ? params : {} };
}
