import type { ReactNode } from 'react';
import type { PlanLayer } from '../../src/compiler/Plan';
import { formatCount } from '../../src/document/Shape';

/** Parameters and multiply-accumulates with their formulas, and how much of the image one value sees. */
export function Cost({ layer }: { readonly layer: PlanLayer }) {
  const { paramCount, trainableParamCount, macs, receptiveField, explanation } = layer;
  if (paramCount === null || macs === null) return null;
  const fixed = paramCount - (trainableParamCount ?? paramCount);
  return (
    <section className="inset" aria-label="Cost">
      <h3>Cost</h3>
      <dl className="formula-lines">
        <dt>Parameters</dt>
        <dd className="number">
          {formulaOr(explanation?.params, paramCount)}
          {fixed > 0 && <span className="quiet"> ({formatCount(fixed)} not trained)</span>}
        </dd>
        <dt>MACs</dt>
        <dd className="number">{formulaOr(explanation?.macs, macs)}</dd>
        {receptiveField !== null && (
          <>
            <dt>Sees</dt>
            <dd className="number">
              <b>{receptiveField.map(formatCount).join(' × ')}</b> input pixels
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function formulaOr(line: { readonly formula: string; readonly result: string } | undefined, value: number): ReactNode {
  if (line === undefined) return <b>{formatCount(value)}</b>;
  return (
    <>
      {line.formula} = <b>{line.result}</b>
    </>
  );
}
