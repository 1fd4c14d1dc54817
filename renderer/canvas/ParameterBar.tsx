import { useMemo } from 'react';
import { formatCount } from '../../src/document/Shape';
import { useDocumentStore } from '../state/documentStore';
import { useUiStore } from '../state/uiStore';
import { parameterShares } from './parameterShares';

/** Where the parameters live: one bar, a part a layer. While the problems are listed there is no room for it. */
export function ParameterBar() {
  const plan = useDocumentStore((state) => state.plan);
  const chosen = useDocumentStore((state) => state.selection.nodes);
  const shares = useMemo(() => parameterShares(plan), [plan]);
  const problems = useUiStore((state) => state.problemsOpen);
  const [largest] = [...shares].sort((a, b) => b.share - a.share);
  if (largest === undefined || problems) return null;
  return (
    <aside className="parameter-bar card" aria-label="Where the parameters live">
      <div className="parameter-bar-words">
        <strong>Where the {formatCount(plan.totals.params)} parameters live</strong>
        <span className="quiet">
          {Math.round(largest.share * 100)} % in <b>{largest.name}</b>
          {largest.formula !== null && (
            <>
              : <span className="number">{largest.formula}</span>
            </>
          )}
        </span>
      </div>
      <div className="parameter-bar-track">
        {shares.map(({ id, name, params, share, family }) => (
          <button
            key={id}
            type="button"
            data-family={family}
            data-chosen={(chosen.length === 1 && chosen[0] === id) || undefined}
            style={{ flexGrow: share }}
            title={`${name}: ${formatCount(params)}, ${(share * 100).toFixed(1)} %`}
            aria-label={`${name}, ${formatCount(params)} parameters, ${(share * 100).toFixed(1)} percent`}
            onClick={() => useDocumentStore.getState().select({ nodes: [id], edges: [] })}
          />
        ))}
      </div>
    </aside>
  );
}
