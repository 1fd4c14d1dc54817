import { formatNumber } from '../describeValue';
import type { LayerProblem, WeightSpec } from '../LayerDefinition';
import type { Named } from '../problems';

/** gamma and beta along the last axis, where they are learned. */
export function normalizationWeights(
  { center, scale }: { readonly center: boolean; readonly scale: boolean },
  channels: number,
): readonly WeightSpec[] {
  const gamma: WeightSpec = { name: 'gamma', shape: [channels], trainable: true, initializer: 'ones' };
  const beta: WeightSpec = { name: 'beta', shape: [channels], trainable: true, initializer: 'zeros' };
  return [...(scale ? [gamma] : []), ...(center ? [beta] : [])];
}

/** A list of constants that is neither one number nor one a channel; null where it is right. */
export function channelsProblem(
  context: Named,
  list: { readonly code: string; readonly param: string; readonly label: string; readonly values: readonly number[] },
): LayerProblem | null {
  const shape = context.inputs[0] ?? [];
  const channels = shape.at(-1) ?? 1;
  const { code, param, label, values } = list;
  if (values.length === 1 || values.length === channels) return null;
  const what = shape.length === 1 ? 'values' : 'channels';
  const expected = channels === 1 ? '1 number' : `1 or ${formatNumber(channels)} numbers`;
  const [first = 0] = values;
  // A long list would be no help: nobody has a number for each of a thousand values.
  const many = channels === 1 || channels > 64;
  const fitted = many ? first : Array.from({ length: channels }, (_, channel) => values[channel] ?? first);
  return {
    severity: 'error',
    code,
    param,
    received: `${formatNumber(values.length)} numbers`,
    expected,
    message:
      `${context.name} has ${formatNumber(values.length)} numbers for “${label}”, but its input has ${formatNumber(channels)} ` +
      `${channels === 1 ? what.slice(0, -1) : what}. Give ${expected}.`,
    suggestions: [
      {
        kind: 'setParam',
        title: many ? `Set “${label}” to ${formatNumber(first)}` : `Give “${label}” ${formatNumber(channels)} numbers`,
        param,
        value: fitted,
      },
      { kind: 'setParam', title: `Use the default for “${label}”`, param, value: undefined },
    ],
  };
}
