import { isJsonObject, type Json } from '../document/json';
import { checkParam } from '../layers/checkParam';
import { type Initializer, initializers, type ParamSpec } from '../layers/params';
import { activationFromKeras, activationInWords } from './activationFromKeras';
import { field, isList, objectOr, shownJson } from './readJson';

/** A parameter of ours from an argument of Keras, or why it is none. */
export type ReadParam =
  | { readonly ok: true; readonly value: Json }
  /** The layer cannot do what the file says. */
  | { readonly ok: false; readonly lost: string }
  /** Nothing that the layer computes depends on it: the default is taken. */
  | { readonly ok: false; readonly leftOut: string }
  | { readonly ok: false; readonly changed: string };

/** Reads one argument: the inverse of how `kerasLayer` writes it, and all other ways in which Keras writes the same. */
export function paramFromKeras(spec: ParamSpec, key: string, value: Json): ReadParam {
  switch (spec.kind) {
    case 'activation': {
      const activation = activationFromKeras(value);
      if (activation !== null) return { ok: true, value: activation };
      return { ok: false, lost: `there is no activation ${activationInWords(value)} here` };
    }
    case 'initializer': {
      const initializer = initializerFrom(value);
      if (initializer !== null) return { ok: true, value: initializer };
      return { ok: false, leftOut: `how its ${key.replaceAll('_', ' ')} draws first weights cannot be kept` };
    }
    case 'regularizer': {
      const penalty = regularizerFrom(value);
      if (penalty !== undefined) return { ok: true, value: penalty };
      return { ok: false, changed: `its ${key} is another penalty than L1 and L2, and is left out of the training` };
    }
    case 'choice': {
      const plain = plainText(value);
      return checked(spec, key, spec.options.find((option) => plainText(option) === plain) ?? value);
    }
    case 'number':
    case 'optionalNumber':
      return checked(spec, key, isList(value) ? (symmetric(value) ?? value) : value);
    case 'axis':
      return checked(spec, key, isList(value) && value.length === 1 ? (value[0] ?? null) : value);
    case 'perChannel':
      return checked(spec, key, isList(value) ? (value.flat(5) as readonly Json[]) : value);
    case 'integer':
    case 'boolean':
    case 'pair':
    case 'optionalPair':
    case 'inputShape':
    case 'targetShape':
    case 'sides':
    case 'noiseShape':
    case 'text':
      return checked(spec, key, value);
  }
}

function checked(spec: ParamSpec, key: string, value: Json): ReadParam {
  const check = checkParam(spec, value);
  if (check.ok) return { ok: true, value: check.value as Json };
  return { ok: false, lost: `its ${key} is ${shownJson(value)}, but here it has to be ${check.expected}` };
}

/** A range of a random layer, from as much below nothing as above it. Contrast is written without the sign. */
function symmetric(range: readonly Json[]): number | null {
  const [lower, upper] = range;
  if (range.length !== 2 || typeof lower !== 'number' || typeof upper !== 'number') return null;
  return Math.abs(lower) === Math.abs(upper) ? Math.abs(upper) : null;
}

function initializerFrom(value: Json): Initializer | null {
  const named = isJsonObject(value) ? field(value, 'class_name') : value;
  const config = isJsonObject(value) ? objectOr(field(value, 'config')) : {};
  if (plainText(named) === 'variancescaling') return varianceScaling(config.scale, config.mode, config.distribution);
  const plain = plainText(named);
  return initializers.find((initializer) => plainText(initializer) === plain) ?? null;
}

/** Keras' named initializers are variance scalings with these numbers; TensorFlow.js writes nothing else. */
function varianceScaling(scale: Json = 1, mode: Json = 'fan_in', distribution: Json = 'truncated_normal') {
  const kind = distribution === 'uniform' ? 'Uniform' : 'Normal';
  if (mode === 'fan_avg' && scale === 1) return `glorot${kind}` as const;
  if (mode !== 'fan_in') return null;
  return scale === 2 ? (`he${kind}` as const) : scale === 1 ? (`lecun${kind}` as const) : null;
}

function regularizerFrom(value: Json): Json | undefined {
  if (value === null) return null;
  const name = plainText(isJsonObject(value) ? field(value, 'class_name') : value);
  const config = isJsonObject(value) ? objectOr(field(value, 'config')) : {};
  const factor = (key: 'l1' | 'l2') => {
    const given = config[key] ?? (name === key ? 0.01 : 0);
    return typeof given === 'number' && Number.isFinite(given) && given >= 0 ? given : null;
  };
  const [l1, l2] = [factor('l1'), factor('l2')];
  if (!['l1', 'l2', 'l1l2'].includes(name) || l1 === null || l2 === null) return undefined;
  return l1 === 0 && l2 === 0 ? null : { l1, l2 };
}

function plainText(value: Json | undefined): string {
  return typeof value === 'string' ? value.toLowerCase().replaceAll('_', '') : '';
}
