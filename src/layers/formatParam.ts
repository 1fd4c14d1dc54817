import { isJsonObject, type Json } from '../document/json';
import { describeValue } from './describeValue';
import type { ParamSpec } from './params';

/** A parameter's value as a person reads it: "3 × 3", "yes", "top 1, bottom 1, left 2, right 2". */
export function formatParam(spec: ParamSpec, value: Json): string {
  switch (spec.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : describeValue(value);
    case 'optionalNumber':
    case 'optionalPair':
      return value === null ? spec.nullMeans : formatSizes(value);
    case 'pair':
    case 'inputShape':
    case 'targetShape':
      return formatSizes(value);
    case 'sides':
      return formatSides(value);
    case 'perChannel':
      return Array.isArray(value) ? value.map(describeValue).join(', ') : describeValue(value);
    case 'noiseShape':
      return Array.isArray(value)
        ? value.map((size) => (size === null ? 'any' : describeValue(size))).join(' × ')
        : 'none';
    case 'regularizer':
      return isJsonObject(value) ? `L1 ${describeValue(value.l1 ?? 0)}, L2 ${describeValue(value.l2 ?? 0)}` : 'none';
    case 'choice':
    case 'activation':
    case 'initializer':
    case 'text':
      return typeof value === 'string' ? value : describeValue(value);
    case 'integer':
    case 'number':
    case 'axis':
      return describeValue(value);
  }
}

function formatSizes(value: Json): string {
  return Array.isArray(value) ? value.map(describeValue).join(' × ') : describeValue(value);
}

function formatSides(value: Json): string {
  if (!Array.isArray(value)) return describeValue(value);
  const names = ['top', 'bottom', 'left', 'right'];
  return value
    .flat()
    .map((size, index) => `${names[index] ?? ''} ${describeValue(size)}`.trim())
    .join(', ');
}
