import { useState } from 'react';
import type { RunSummary } from '../../src/training/RunRecord';
import { compareRuns, differences } from './compareRuns';

/** The runs that are drawn, side by side: settings, network, engine and result. */
export function CompareTable({ runs }: { readonly runs: readonly RunSummary[] }) {
  const [onlyDifferences, setOnlyDifferences] = useState(true);
  const rows = compareRuns(runs);
  const shown = onlyDifferences ? differences(rows) : rows;
  return (
    <section className="card compare" aria-label="Comparison">
      <header className="compare-header">
        <h2>Comparison</h2>
        <label>
          <input
            type="checkbox"
            checked={onlyDifferences}
            onChange={(event) => setOnlyDifferences(event.target.checked)}
          />
          differences only
        </label>
      </header>
      {shown.length === 0 ? (
        <p className="quiet">These runs do not differ in network, settings or result.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <td />
              {runs.map((run) => (
                <th key={run.id} scope="col">
                  {run.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ label, values }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {values.map((value, index) => (
                  <td key={runs[index]?.id}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
