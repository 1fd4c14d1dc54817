import type { ChartRun } from './ChartRun';
import type { ChartFrame, LineEnd } from './chartFrame';
import { formatMetric } from './format';
import { type PlotGeometry, pixelX, pixelY } from './geometry';
import type { Metric } from './RunSeries';
import { type ColourScheme, runColour, validationShade } from './runColours';
import { spreadLabels } from './spreadLabels';

export type EndLabelsProps = {
  readonly frame: ChartFrame;
  readonly geometry: PlotGeometry;
  readonly metric: Metric;
  readonly runs: readonly ChartRun[];
  readonly scheme: ColourScheme;
  /** A read-out stands at the right: the labels there make room for it. */
  readonly reading: boolean;
};

type Label = {
  readonly key: string;
  readonly name: string;
  /** Which line of the run it is, where the name does not say it. */
  readonly kind: string;
  readonly end: LineEnd;
  readonly colour: string;
};

const labelHeight = 17;

/** The name and the last value of each line, at its end. */
export function EndLabels({ frame, geometry, metric, runs, scheme, reading }: EndLabelsProps) {
  const labels = runs.flatMap((run): readonly Label[] => {
    const lines = frame.runs.find(({ id }) => id === run.id);
    if (lines === undefined) return [];
    const colour = runColour(scheme, run.colourPlace);
    const alone = runs.length === 1;
    const label = (kind: string, end: LineEnd | null, shade: string): readonly Label[] =>
      end === null
        ? []
        : [{ key: `${run.id} ${kind}`, name: alone ? kind : run.name, kind: alone ? '' : kind, end, colour: shade }];
    return [
      ...label(alone ? 'training' : 'train.', lines.trainingEnd, colour),
      ...label(alone ? 'validation' : 'val.', lines.validationEnd, validationShade(scheme, colour)),
    ];
  });
  // All labels stand in one column, so that they can be spread: at the end of the line that reaches furthest.
  const left = Math.max(geometry.left, ...labels.map(({ end }) => pixelX(geometry, end.x))) + 8;
  const centres = spreadLabels(
    labels.map(({ end }) => pixelY(geometry, end.y)),
    labelHeight,
    geometry.top - labelHeight / 2,
    geometry.top + geometry.height + labelHeight / 2,
  );
  if (reading) return null;
  return (
    <div className="chart-labels" aria-hidden="true">
      {labels.map((label, index) => (
        <span
          key={label.key}
          className="chart-label"
          style={{ left, top: centres[index] ?? 0, maxWidth: `calc(100% - ${left}px)`, color: label.colour }}
        >
          <span className="chart-label-name">{label.name}</span>
          <span>
            {label.kind} {formatMetric(metric, label.end.y)}
          </span>
        </span>
      ))}
    </div>
  );
}
