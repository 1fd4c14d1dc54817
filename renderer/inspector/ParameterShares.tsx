import { useMemo } from 'react';
import { formatCount } from '../../src/document/Shape';
import { parameterShares } from '../canvas/parameterShares';
import { useDocumentStore } from '../state/documentStore';
import { goToLayer } from './goToLayer';
import { largestShares } from './largestShares';

/** The layers with the most parameters, in numbers; the bar below the canvas draws all of them. */
export function ParameterShares() {
  const plan = useDocumentStore((state) => state.plan);
  const shares = useMemo(() => parameterShares(plan), [plan]);
  if (shares.length === 0) return null;
  const { largest, others } = largestShares(shares);
  return (
    <section className="inset" aria-label="Parameters by layer">
      <h3>Parameters by layer</h3>
      <ul className="share-list">
        {largest.map(({ id, name, family, params, percent }) => (
          <li key={id} data-family={family}>
            <span className="share-mark" aria-hidden="true" />
            <button type="button" className="link-button" onClick={() => goToLayer(id)}>
              {name}
            </button>
            <span className="number quiet">{formatCount(params)}</span>
            <span className="number share-percent">{percent}</span>
          </li>
        ))}
        {others !== null && (
          <li className="quiet">
            <span className="share-mark" aria-hidden="true" />
            <span>{others.count === 1 ? '1 other layer' : `${others.count} other layers`}</span>
            <span className="number">{formatCount(others.params)}</span>
            <span className="number share-percent">{others.percent}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
