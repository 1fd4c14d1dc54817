import { describe, expect, it } from 'vitest';
import type { FormulaLine } from './LayerDefinition';
import { kerasFacts } from './testing/kerasFacts';
import { inferLayer } from './testing/layerHarness';

const cases = kerasFacts.map((fact) => [fact.id, fact] as const);

/** The value of a formula of numbers; null for one that says it in words ("one for each filter"). */
function evaluate(formula: string): number | null {
  const plain = formula.replaceAll(',', '').replaceAll('·', '*');
  if (!/^[\d\s+\-*/().]*$/.test(plain.replaceAll(/floor|ceil/g, ''))) return null;
  return new Function('floor', 'ceil', `return ${plain}`)(Math.floor, Math.ceil) as number;
}

function check({ formula, result }: Omit<FormulaLine, 'label'>): boolean {
  const value = evaluate(formula);
  if (value !== null) expect(value, formula).toBe(Number(result.replaceAll(',', '')));
  return value !== null;
}

describe('the formulas that are shown', () => {
  it.each(cases)('come to what they say for %s', (_, fact) => {
    const result = inferLayer(fact.type, fact);
    if (!result.ok) throw new Error('refused');
    const { shape, params, macs } = result.explanation;
    for (const line of shape) check(line);
    if (params !== undefined) expect(check(params)).toBe(true);
    if (macs !== undefined) expect(check(macs)).toBe(true);
    expect(macs === undefined ? 0 : evaluate(macs.formula)).toBe(result.macs);
  });
});
