import type { ChartRun } from './ChartRun';
import { formatMetric } from './format';
import type { Metric } from './RunSeries';

export type ChartTableProps = {
  readonly title: string;
  readonly metric: Metric;
  readonly runs: readonly ChartRun[];
};

/** The curves as numbers: a row an epoch, training and validation of each run. */
export function ChartTable({ title, metric, runs }: ChartTableProps) {
  const last = Math.max(0, ...runs.map(({ series }) => series.epochs.at(-1)?.epoch ?? 0));
  const epochs = Array.from({ length: last }, (_, index) => index + 1);
  if (last === 0) return <p className="chart-table-empty">The table has a row for each epoch that has ended.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className="chart-table" tabIndex={0} aria-label={`${title} as a table`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Epoch</th>
            {runs.flatMap((run) => [
              <th key={`${run.id} training`} scope="col">
                {runs.length > 1 ? `${run.name} training` : 'Training'}
              </th>,
              <th key={`${run.id} validation`} scope="col">
                {runs.length > 1 ? `${run.name} validation` : 'Validation'}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {epochs.map((epoch) => (
            <tr key={epoch}>
              <th scope="row">{epoch}</th>
              {runs.flatMap((run) => {
                const means = run.series.epochs.find((each) => each.epoch === epoch);
                const training = metric === 'loss' ? means?.loss : means?.accuracy;
                const validation = metric === 'loss' ? means?.valLoss : means?.valAccuracy;
                return [
                  <td key={`${run.id} training`}>{cell(metric, training)}</td>,
                  <td key={`${run.id} validation`}>{cell(metric, validation)}</td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cell(metric: Metric, value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : formatMetric(metric, value);
}
