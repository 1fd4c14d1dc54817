import { ChartLine, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { IconButton } from '../ui/IconButton';
import { Tooltip } from '../ui/Tooltip';
import { ChartPlot } from './ChartPlot';
import type { ChartRun } from './ChartRun';
import { ChartTable } from './ChartTable';
import type { Metric } from './RunSeries';
import type { ColourScheme } from './runColours';
import type { Signal } from './Signal';
import { metricSentence } from './sentence';
import { useSlow } from './useSlow';

export type MetricChartProps = {
  readonly title: string;
  readonly metric: Metric;
  /** The first is the one that the sentence speaks of. */
  readonly runs: readonly ChartRun[];
  readonly smoothing: number;
  readonly logarithmic: boolean;
  readonly scheme: ColourScheme;
  readonly changed: Signal;
  /** What the word of the title means. */
  readonly explanation: string;
  /** Smoothing and scale, at the right of the title. */
  readonly controls: ReactNode;
};

/** Between two updates of the sentence and the table, in milliseconds. */
const wordsInterval = 500;

/** A chart with its title, its sentence, its controls, and its numbers as a table. */
export function MetricChart(props: MetricChartProps) {
  const { title, explanation, metric, runs, changed, controls } = props;
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  useSlow(changed, wordsInterval);
  const first = runs[0];
  return (
    <section className="card chart" aria-labelledby={heading}>
      <header className="chart-header">
        <Tooltip text={explanation}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard. */}
          <h2 id={heading} tabIndex={0}>
            {title}
          </h2>
        </Tooltip>
        <div className="chart-controls">
          {controls}
          <IconButton
            label={asTable ? `${title} as a curve` : `${title} as a table`}
            icon={asTable ? ChartLine : Table2}
            size={15}
            onClick={() => setAsTable(!asTable)}
          />
        </div>
      </header>
      <p className="chart-sentence">{first === undefined ? '' : metricSentence(metric, first.series)}</p>
      {asTable ? <ChartTable title={title} metric={metric} runs={runs} /> : <ChartPlot {...props} />}
    </section>
  );
}
