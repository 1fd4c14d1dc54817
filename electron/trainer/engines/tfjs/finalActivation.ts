import type { JsonObject } from '../../../../src/document/json';
import type { TfjsLayer } from '../../../../src/layers/LayerDefinition';

/**
 * Takes a softmax or sigmoid at the end of a layer apart, so that the loss can be computed from the values before it,
 * which loses no precision where the network is very sure.
 */
export function separateFinalActivation(chain: readonly TfjsLayer[]): {
  readonly before: readonly TfjsLayer[];
  readonly activation: 'softmax' | 'sigmoid' | null;
} {
  const last = chain[chain.length - 1];
  const activation = last?.config.activation;
  if (last === undefined || (activation !== 'softmax' && activation !== 'sigmoid')) {
    return { before: chain, activation: null };
  }
  const onlyActivates = last.className === 'Activation' || last.className === 'ConvCanvasActivation';
  const config: JsonObject = { ...last.config, activation: 'linear' };
  const before = [...chain.slice(0, -1), ...(onlyActivates ? [] : [{ ...last, config }])];
  return { before, activation };
}
