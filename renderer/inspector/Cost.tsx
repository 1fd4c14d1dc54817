import type { ReactNode } from 'react';
import type { PlanLayer } from '../../src/compiler/Plan';
import { formatCount } from '../../src/document/Shape';
import { useDocumentStore } from '../state/documentStore';
import { receptiveFieldText } from './receptiveFieldText';

/** Parameters and multiply-accumulates with their formulas, and how much of the image one value sees. */
export function Cost({ layer }: { readonly layer: PlanLayer }) {
  const { paramCount, trainableParamCount, macs, receptiveField, explanation } = layer;
  const image = useDocumentStore(({ plan }) =>
    plan.inputId === null ? null : (plan.layerById.get(plan.inputId)?.outputShape ?? null),
  );
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
              <b>{receptiveField.map(formatCount).join(' × ')}</b> {receptiveFieldText(receptiveField, image)}
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
      {line.formula}{' '}
      <span className="formula-result">
        = <b>{line.result}</b>
      </span>
    </>
  );
}
