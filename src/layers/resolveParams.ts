import type { Json, JsonObject } from '../document/json';
import { checkParam, type ParamCheck } from './checkParam';
import { formatParam } from './formatParam';
import type { LayerDefinition, LayerProblem, Suggestion } from './LayerDefinition';
import type { ParamSpec, ParamSpecs, ParamValues } from './params';

export type ResolvedParams<P extends ParamSpecs> = {
  /** Complete and valid; null where a parameter is wrong. */
  readonly params: ParamValues<P> | null;
  readonly problems: readonly LayerProblem[];
};

/**
 * A layer's parameters, as written in a document, completed with the defaults. Each mistake is one problem; a name that
 * the layer does not know is a hint, because files keep it. Never throws, whatever the JSON is.
 * `name` is what the user calls the layer.
 */
export function resolveParams<P extends ParamSpecs>(
  definition: Pick<LayerDefinition<P>, 'type' | 'params'>,
  params: JsonObject,
  name: string,
): ResolvedParams<P> {
  const problems: LayerProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [param, spec] of Object.entries<ParamSpec>(definition.params)) {
    const written = Object.hasOwn(params, param) ? params[param] : undefined;
    if (written === undefined) {
      if (isRequired(spec)) problems.push(missing(param, spec, name));
      else values[param] = spec.default;
      continue;
    }
    const check = checkParam(spec, written);
    if (check.ok) values[param] = check.value;
    else problems.push(mistake(param, spec, check, name));
  }
  const resolved = problems.length === 0;
  const unknown = Object.keys(params).filter((param) => !Object.hasOwn(definition.params, param));
  return {
    // Every parameter of P has passed its check, or has the default of its kind.
    params: resolved ? (values as ParamValues<P>) : null,
    problems: [...problems, ...unknown.map((param) => unknownParam(param, definition, name))],
  };
}

/** Whether a document must give the parameter. */
export function isRequired(spec: ParamSpec): boolean {
  return spec.kind === 'targetShape';
}

function missing(param: string, spec: ParamSpec, name: string): LayerProblem {
  const check = checkParam(spec, '');
  const expected = check.ok ? '' : check.expected;
  return {
    severity: 'error',
    code: 'param-required',
    param,
    received: 'nothing',
    expected,
    message: `${name} needs a value for “${spec.label}”: ${expected}.`,
    suggestions: [
      { kind: 'setParam', title: `Set “${spec.label}” to -1: one axis with everything`, param, value: [-1] },
    ],
  };
}

function mistake(
  param: string,
  spec: ParamSpec,
  check: ParamCheck & { readonly ok: false },
  name: string,
): LayerProblem {
  return {
    severity: 'error',
    code: check.reason === 'type' ? 'param-type' : 'param-range',
    param,
    received: check.received,
    expected: check.expected,
    message: `“${spec.label}” of ${name} is ${check.received}, but it has to be ${check.expected}.`,
    suggestions: repairs(param, spec, check),
  };
}

/** The nearest valid value first, then the default. */
function repairs(param: string, spec: ParamSpec, check: ParamCheck & { readonly ok: false }): readonly Suggestion[] {
  const suggestions: Suggestion[] = [];
  if (check.nearest !== undefined) {
    const title = `Set “${spec.label}” to ${formatParam(spec, check.nearest)}`;
    suggestions.push({ kind: 'setParam', title, param, value: check.nearest });
  }
  if (isRequired(spec)) {
    const title = `Set “${spec.label}” to -1: one axis with everything`;
    suggestions.push({ kind: 'setParam', title, param, value: [-1] });
  } else {
    const title = `Use the default, ${formatParam(spec, spec.default as Json)}`;
    suggestions.push({ kind: 'setParam', title, param, value: undefined });
  }
  return suggestions;
}

function unknownParam(
  param: string,
  definition: Pick<LayerDefinition, 'type'> & { readonly params: ParamSpecs },
  name: string,
): LayerProblem {
  const known = Object.keys(definition.params);
  const expected = known.length === 0 ? 'no parameters' : `one of ${known.join(', ')}`;
  const shown = param.length <= 40 ? param : `${param.slice(0, 39)}…`;
  return {
    severity: 'hint',
    code: 'param-unknown',
    param,
    received: shown,
    expected,
    message: `${name} has no parameter “${shown}”, so it has no effect. A ${definition.type} layer takes ${expected}.`,
    suggestions: [{ kind: 'setParam', title: `Remove “${shown}”`, param, value: undefined }],
  };
}
