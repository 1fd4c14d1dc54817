import { Fragment } from 'react';
import type { PlanLayer } from '../../src/compiler/Plan';
import { formatShape, type Shape } from '../../src/document/Shape';
import { useDocumentStore } from '../state/documentStore';
import { goToLayer } from './goToLayer';

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
  const known = layer.inputShapes.some((shape) => shape !== null);
  return (
    <section className="inset" aria-label="Output shape">
      <h3>No output shape yet</h3>
      <p className="quiet">
        <Reason layer={layer} />
      </p>
      {known && (
        <dl className="formula-lines">
          <dt>{layer.inputShapes.length === 1 ? 'Input shape' : 'Input shapes'}</dt>
          <dd className="number">{layer.inputShapes.map(shapeOrUnknown).join(' and ')}</dd>
        </dl>
      )}
    </section>
  );
}

function Reason({ layer: { waitingFor, inputIds, status } }: { readonly layer: PlanLayer }) {
  const name = useDocumentStore(({ plan }) => plan.layerById.get(waitingFor ?? '')?.name ?? waitingFor);
  if (waitingFor !== null) {
    return (
      <>
        It waits for{' '}
        <button type="button" className="link-button" onClick={() => goToLayer(waitingFor)}>
          {name}
        </button>
        , which has a problem.
      </>
    );
  }
  return status !== 'problem' && inputIds.length === 0
    ? 'Nothing feeds this layer. Draw a wire to its left port.'
    : 'Repair the problem above; the shape follows.';
}

function shapeOrUnknown(shape: Shape | null): string {
  return shape === null ? 'not known' : formatShape(shape);
}
