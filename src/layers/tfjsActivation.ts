import { customTfjs } from './customTfjs';
import type { TfjsLayer } from './LayerDefinition';
import type { Activation } from './params';

/** Activations that tfjs-layers 4.22 lacks, or computes otherwise: its hardSigmoid is clip(0.2 x + 0.5), not Keras 3's. */
const custom: readonly Activation[] = ['hardSigmoid', 'hardSwish', 'exponential'];

/** The activation as a layer's own configuration, and the layer that follows where tfjs cannot do it so. */
export function tfjsActivation(activation: Activation): {
  readonly config: { readonly activation: Activation };
  readonly after: readonly TfjsLayer[];
} {
  return custom.includes(activation)
    ? { config: { activation: 'linear' }, after: [customTfjs('ConvCanvasActivation', { activation })] }
    : { config: { activation }, after: [] };
}

/** The activation as a chain of its own; empty for linear. */
export function tfjsActivationLayers(activation: Activation): readonly TfjsLayer[] {
  if (activation === 'linear') return [];
  if (custom.includes(activation)) return [customTfjs('ConvCanvasActivation', { activation })];
  return [{ className: 'Activation', config: { activation } }];
}
