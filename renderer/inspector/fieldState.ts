import { type Json, type JsonObject, jsonEqual } from '../../src/document/json';
import { checkParam } from '../../src/layers/checkParam';
import type { LayerDefinition } from '../../src/layers/LayerDefinition';
import type { ParamSpec, ParamSpecs, ParamValues } from '../../src/layers/params';
import { isRequired } from '../../src/layers/resolveParams';

/** One field of the form, derived from the layer's definition and what the document says. */
export type FieldState = {
  readonly param: string;
  readonly spec: ParamSpec;
  /** Complete where it is valid (a pair is two numbers); otherwise as the document has it. */
  readonly value: Json;
  readonly valid: boolean;
  /** Whether it differs from the default; what is required, or cannot be edited, has no default to go back to. */
  readonly changed: boolean;
};

/** The fields that apply, in the order of the definition; common ones and those that are folded away. */
export function fieldStates(
  definition: LayerDefinition,
  params: JsonObject,
): { readonly common: readonly FieldState[]; readonly advanced: readonly FieldState[] } {
  const known = Object.entries(definition.params).map(([param, spec]) => fieldState(param, spec, params[param]));
  const values = usableValues(known);
  const used = known.filter(({ param }) => definition.isUsed?.(param, values) ?? true);
  return {
    common: used.filter(({ spec }) => spec.advanced !== true),
    advanced: used.filter(({ spec }) => spec.advanced === true),
  };
}

export function fieldState(param: string, spec: ParamSpec, written: Json | undefined): FieldState {
  const fallback = spec.default as Json;
  const check = checkParam(spec, written ?? fallback);
  const value = check.ok ? (check.value as Json) : (written ?? fallback);
  return {
    param,
    spec,
    value,
    valid: check.ok,
    changed:
      written !== undefined && spec.kind !== 'text' && !isRequired(spec) && !(check.ok && jsonEqual(value, fallback)),
  };
}

/** What the other parameters are, with the default in place of each that is wrong. */
function usableValues(fields: readonly FieldState[]): ParamValues<ParamSpecs> {
  const values = fields.map(({ param, spec, value, valid }) => [param, valid ? value : spec.default]);
  return Object.fromEntries(values) as ParamValues<ParamSpecs>;
}

/** "More: dilation, groups, bias, …": what is folded away, in as many words as fit. */
export function moreTitle(labels: readonly string[]): string {
  const shown = labels.slice(0, 3).map((label) => label.charAt(0).toLowerCase() + label.slice(1));
  return `More: ${shown.join(', ')}${labels.length > shown.length ? ', …' : ''}`;
}
