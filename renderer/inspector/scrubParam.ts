import type { Json } from '../../src/document/json';
import { checkParam } from '../../src/layers/checkParam';
import type { ParamSpec } from '../../src/layers/params';
import { stepFor, stepped } from '../ui/scrub';
import { numbersOf } from './fieldProps';

/** Whether dragging its label changes a parameter: numbers, and pairs as a whole. */
export function isScrubbable(spec: ParamSpec, value: Json): boolean {
  switch (spec.kind) {
    case 'integer':
    case 'number':
      return true;
    case 'optionalNumber':
      return typeof value === 'number';
    case 'pair':
    case 'optionalPair':
      return numbersOf(value).length === 2;
    default:
      return false;
  }
}

/** The value some steps further, or null where that is not a value of this parameter. */
export function scrubbed(spec: ParamSpec, from: Json, steps: number): Json | null {
  const next = moved(spec, from, steps);
  return next !== null && checkParam(spec, next).ok ? next : null;
}

function moved(spec: ParamSpec, from: Json, steps: number): Json | null {
  if (typeof from === 'number') {
    const whole = spec.kind === 'integer';
    const range = {
      whole,
      ...('min' in spec && spec.min !== undefined ? { min: spec.min } : {}),
      ...('max' in spec && spec.max !== undefined ? { max: spec.max } : {}),
    };
    return stepped(from, steps, stepFor(from, whole), range);
  }
  const pair = numbersOf(from);
  return pair.length === 2 ? pair.map((size) => stepped(size, steps, 1, { whole: true, min: 1 })) : null;
}
