import { isJsonObject, type Json } from '../document/json';
import { type Activation, activations } from '../layers/params';
import { field, objectOr, shownJson } from './readJson';

const otherNames: { readonly [plain: string]: Activation } = { silu: 'swish', hardsilu: 'hardSwish' };

/** An activation as Keras writes it: its name, nothing, a function or a layer without weights; null for any other. */
export function activationFromKeras(value: Json): Activation | null {
  if (value === null) return 'linear';
  if (typeof value === 'string') return byName(value);
  if (!isJsonObject(value)) return null;
  const config = field(value, 'config');
  if (typeof config === 'string') return byName(config);
  const settings = objectOr(config);
  switch (field(value, 'class_name')) {
    case 'Activation':
      return typeof settings.activation === 'string' ? byName(settings.activation) : null;
    case 'ReLU': {
      const { max_value = null, negative_slope = 0, threshold = 0 } = settings;
      if (negative_slope !== 0 || threshold !== 0) return null;
      return max_value === null ? 'relu' : max_value === 6 ? 'relu6' : null;
    }
    case 'Softmax':
      return (settings.axis ?? -1) === -1 ? 'softmax' : null;
    case 'ELU':
      return (settings.alpha ?? 1) === 1 ? 'elu' : null;
    default:
      return null;
  }
}

/** "the activation leaky_relu" in a sentence. */
export function activationInWords(value: Json): string {
  if (typeof value === 'string') return `“${shownJson(value).replaceAll('"', '')}”`;
  const name = field(value, 'class_name');
  return typeof name === 'string' && name !== 'function' ? name : shownJson(value);
}

function byName(name: string): Activation | null {
  const plain = plainName(name);
  return activations.find((activation) => plainName(activation) === plain) ?? lookUp(plain);
}

function lookUp(plain: string): Activation | null {
  return Object.hasOwn(otherNames, plain) ? (otherNames[plain] ?? null) : null;
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}
