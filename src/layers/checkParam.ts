import { isJsonObject, type Json } from '../document/json';
import {
  checkNoiseShape,
  checkPair,
  checkPerChannel,
  checkSides,
  checkSizes,
  checkTargetShape,
  largestRank,
} from './checkList';
import { checkNumber, isFiniteNumber, largestCount, largestNumber, type ParamCheck, wrong } from './checkNumber';
import { activations, initializers, type ParamSpec } from './params';

export type { ParamCheck } from './checkNumber';

/**
 * Checks one value of a document against its parameter and completes it: a number for a pair, a pair for four sides.
 * Never throws, whatever the value is.
 */
export function checkParam(spec: ParamSpec, value: Json): ParamCheck {
  switch (spec.kind) {
    case 'integer':
      return checkNumber(value, { min: spec.min, max: spec.max ?? largestCount, whole: true });
    case 'number':
      return checkNumber(value, spec);
    case 'optionalNumber':
      if (value === null) return { ok: true, value };
      return orNothing(checkNumber(value, spec), spec.nullMeans);
    case 'boolean':
      return typeof value === 'boolean' ? { ok: true, value } : wrong('type', value, 'true or false');
    case 'choice':
      return checkOption(value, spec.options);
    case 'activation':
      return checkOption(value, activations);
    case 'initializer':
      return checkOption(value, initializers);
    case 'regularizer':
      return checkRegularizer(value);
    case 'pair':
      return checkPair(value);
    case 'optionalPair':
      return value === null ? { ok: true, value } : orNothing(checkPair(value), spec.nullMeans);
    case 'inputShape':
      return checkSizes(
        value,
        [1, 3],
        1,
        'three whole numbers (height, width, channels) or one (units), each from 1 up',
      );
    case 'targetShape':
      return checkTargetShape(value);
    case 'sides':
      return checkSides(value);
    case 'perChannel':
      return checkPerChannel(value, spec.min);
    case 'noiseShape':
      return checkNoiseShape(value);
    case 'text':
      return typeof value === 'string' ? { ok: true, value } : wrong('type', value, 'text');
    case 'axis':
      return checkNumber(value, { min: -largestRank, max: largestRank, whole: true });
  }
}

function orNothing(check: ParamCheck, nullMeans: string): ParamCheck {
  return check.ok ? check : { ...check, expected: `${check.expected}, or nothing (${nullMeans})` };
}

function checkOption(value: Json, options: readonly string[]): ParamCheck {
  const expected = `one of ${options.join(', ')}`;
  if (typeof value !== 'string') return wrong('type', value, expected);
  if (options.includes(value)) return { ok: true, value };
  // "hard_sigmoid", "ReLU" and "Same" are meant well: Python's spelling and capitals differ only in these.
  const plain = (text: string) => text.toLowerCase().replaceAll(/[_\s-]/g, '');
  const meant = options.find((option) => plain(option) === plain(value));
  return wrong('range', value, expected, meant);
}

function checkRegularizer(value: Json): ParamCheck {
  const expected = 'nothing, or { "l1": x, "l2": y } with numbers from 0 up';
  if (value === null) return { ok: true, value };
  if (!isJsonObject(value) || Object.keys(value).some((key) => key !== 'l1' && key !== 'l2')) {
    return wrong('type', value, expected);
  }
  const l1 = Object.hasOwn(value, 'l1') ? value.l1 : 0;
  const l2 = Object.hasOwn(value, 'l2') ? value.l2 : 0;
  if (!isFiniteNumber(l1) || !isFiniteNumber(l2)) return wrong('type', value, expected);
  const allowed = (factor: number) => factor >= 0 && factor <= largestNumber;
  if (!allowed(l1) || !allowed(l2)) {
    return wrong('range', value, expected, { l1: Math.max(0, l1), l2: Math.max(0, l2) });
  }
  // No penalty at all is the same as none.
  return { ok: true, value: l1 === 0 && l2 === 0 ? null : { l1, l2 } };
}
