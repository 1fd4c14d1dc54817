import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../document/json';
import type { Shape } from '../../document/Shape';
import type {
  InferResult,
  Inferred,
  LayerDefinition,
  LayerProblem,
  Suggestion,
  TfjsLayer,
  Window,
} from '../LayerDefinition';
import { findLayer } from '../registry';
import { resolveParams } from '../resolveParams';

/** A layer called "X 1" of a network, where X is its type, on inputs called "Layer 1", "Layer 2", ... */
export type LayerCase = { readonly params: JsonObject; readonly inputs: readonly Shape[] };

export type LayerExpectations = {
  /** What the node says. */
  readonly details?: readonly { readonly params: JsonObject; readonly detail: string }[];
  readonly explained?: readonly (LayerCase & {
    readonly output: Shape;
    /** "Height: (9 - 3) / 1 + 1 = 7", an entry an axis. */
    readonly shape: readonly string[];
    /** "(3·3·3 + 1) · 16 = 448". */
    readonly paramFormula?: string;
    readonly macs?: string;
    /** As the command line counts them. */
    readonly macCount: number;
    readonly window?: Window;
  })[];
  readonly problems?: readonly (LayerCase & {
    readonly severity?: 'warning';
    readonly code: string;
    readonly param?: string;
    readonly received: string;
    readonly expected: string;
    readonly message: string;
    /** Titles; each is applied and has to remove the problem. */
    readonly suggestions: readonly string[];
  })[];
  readonly tfjs?: readonly (LayerCase & { readonly chain: readonly TfjsLayer[] })[];
};

/** Runs a type's tables against its definition. */
export function testLayer(type: string, expectations: LayerExpectations): void {
  const { details = [], explained = [], problems = [], tfjs = [] } = expectations;
  const title = ({ params, inputs }: LayerCase) => `${JSON.stringify(params)} on ${JSON.stringify(inputs)}`;
  describe(type, () => {
    it.each(details.map((row) => [JSON.stringify(row.params), row] as const))('says on its node: %s', (_, row) => {
      expect(definitionOf(type).detail(paramsOf(type, row.params))).toBe(row.detail);
    });

    it.each(explained.map((row) => [title(row), row] as const))('explains %s', (_, row) => {
      const result = inferOk(type, row);
      const { shape, params, macs } = result.explanation;
      expect(result.output).toEqual(row.output);
      expect(shape.map(({ label, formula, result: value }) => `${label}: ${formula} = ${value}`)).toEqual(row.shape);
      expect(params === undefined ? undefined : `${params.formula} = ${params.result}`).toBe(row.paramFormula);
      expect(macs === undefined ? undefined : `${macs.formula} = ${macs.result}`).toBe(row.macs);
      expect(result.macs).toBe(row.macCount);
      expect(result.window).toEqual(row.window);
    });

    it.each(problems.map((row) => [`${row.code}: ${title(row)}`, row] as const))('names and repairs %s', (_, row) => {
      const [problem, ...others] = problemsOf(inferLayer(type, row));
      expect(others).toEqual([]);
      expect(problem).toMatchObject({
        severity: row.severity ?? 'error',
        code: row.code,
        received: row.received,
        expected: row.expected,
        message: row.message,
      });
      expect(problem?.param).toBe(row.param);
      expect(problem?.suggestions.map((suggestion) => suggestion.title)).toEqual(row.suggestions);
      for (const suggestion of problem?.suggestions ?? []) {
        const repaired = applySuggestion(type, row, suggestion);
        const codes = repaired === null ? [] : problemsOf(repaired).map(({ code }) => code);
        expect(codes, suggestion.title).toEqual([]);
      }
    });

    it.each(tfjs.map((row) => [title(row), row] as const))('is built of tfjs layers: %s', (_, row) => {
      const { output } = inferOk(type, row);
      const context = { params: paramsOf(type, row.params), inputs: row.inputs, output };
      expect(definitionOf(type).tfjs(context)).toEqual(row.chain);
    });
  });
}

export function inferLayer(type: string, { params, inputs }: LayerCase): InferResult {
  const inputNames = inputs.map((_, slot) => `Layer ${slot + 1}`);
  return definitionOf(type).infer({ params: paramsOf(type, params), inputs, name: `${type} 1`, inputNames });
}

export function problemsOf(result: InferResult): readonly LayerProblem[] {
  return result.problems ?? [];
}

/** The layer after a repair; null where the repair takes it away. */
export function applySuggestion(type: string, layer: LayerCase, suggestion: Suggestion): InferResult | null {
  const { params, inputs } = layer;
  switch (suggestion.kind) {
    case 'setParam': {
      const { [suggestion.param]: _, ...rest } = params;
      const { value } = suggestion;
      return inferLayer(type, { params: value === undefined ? rest : { ...rest, [suggestion.param]: value }, inputs });
    }
    case 'setParams':
      return inferLayer(type, { params: { ...params, ...suggestion.params }, inputs });
    case 'insertBefore': {
      const slot = suggestion.slot ?? 0;
      const inserted = inferOk(suggestion.type, { params: suggestion.params, inputs: [inputs[slot] ?? []] });
      return inferLayer(type, {
        params,
        inputs: inputs.map((shape, place) => (place === slot ? inserted.output : shape)),
      });
    }
    case 'replaceType':
      return inferLayer(suggestion.type, { params: suggestion.params, inputs });
    case 'remove':
      return null;
  }
}

function inferOk(type: string, layer: LayerCase): Inferred {
  const result = inferLayer(type, layer);
  if (!result.ok) throw new Error(`${type} is refused: ${result.problems.map(({ message }) => message).join(' ')}`);
  return result;
}

function paramsOf(type: string, params: JsonObject) {
  const resolved = resolveParams(definitionOf(type), params, `${type} 1`);
  if (resolved.params === null) throw new Error(resolved.problems.map(({ message }) => message).join(' '));
  return resolved.params;
}

function definitionOf(type: string): LayerDefinition {
  const definition = findLayer(type);
  if (definition === null) throw new Error(`There is no layer type ${type}.`);
  return definition;
}
