import { Fragment } from 'react';
import type { PlanLayer } from '../../src/compiler/Plan';
import { formatShape, type Shape } from '../../src/document/Shape';
import { useDocumentStore } from '../state/documentStore';

/** Why the output has this shape: the formula of each axis with the user's own numbers. */
export function Why({ layer }: { readonly layer: PlanLayer }) {
  const { outputShape, explanation, inputShapes } = layer;
  if (outputShape === null) return <NotYet layer={layer} />;
  const lines = explanation?.shape ?? [];
  return (
    <section className="inset" aria-label="Output shape">
      <h3>Why {formatShape(outputShape)}</h3>
      <dl className="formula-lines">
        {inputShapes.length > 0 && (
          <>
            <dt>{inputShapes.length === 1 ? 'Input shape' : 'Input shapes'}</dt>
            <dd className="number">{inputShapes.map(shapeOrUnknown).join(' and ')}</dd>
          </>
        )}
        {lines.map(({ label, formula, result }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className="number">
              {formula}{' '}
              <span className="formula-result">
                = <b>{result}</b>
              </span>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function NotYet({ layer }: { readonly layer: PlanLayer }) {
  const waitingFor = useDocumentStore(({ plan }) =>
    layer.waitingFor === null ? null : (plan.layerById.get(layer.waitingFor)?.name ?? layer.waitingFor),
  );
  return (
    <section className="inset" aria-label="Output shape">
      <h3>No output shape yet</h3>
      <p className="quiet">
        {waitingFor === null
          ? layer.inputIds.length === 0
            ? 'Nothing feeds this layer. Draw a wire to its left port.'
            : 'Mend the problem above; the shape follows.'
          : `It waits for ${waitingFor}, which has a problem.`}
      </p>
      {layer.inputShapes.length > 0 && (
        <dl className="formula-lines">
          <dt>Input</dt>
          <dd className="number">{layer.inputShapes.map(shapeOrUnknown).join(' and ')}</dd>
        </dl>
      )}
    </section>
  );
}

function shapeOrUnknown(shape: Shape | null): string {
  return shape === null ? 'not known' : formatShape(shape);
}
