import { formatMetric, formatRate } from './format';
import { type PlotGeometry, pixelX, pixelY } from './geometry';
import type { Metric } from './RunSeries';
import type { Reading } from './readings';
import { type ColourScheme, runColour } from './runColours';

export type ReadoutProps = {
  readonly metric: Metric;
  readonly readings: readonly Reading[];
  readonly geometry: PlotGeometry;
  readonly scheme: ColourScheme;
  readonly smoothing: number;
};

/** What the lines say at one place: the values beside the plot, the place and the points on it. */
export function Readout({ metric, readings, geometry, scheme, smoothing }: ReadoutProps) {
  const first = readings[0];
  if (first === undefined) return null;
  const line = pixelX(geometry, first.epoch);
  return (
    <>
      <span className="chart-cursor" style={{ left: line, top: geometry.top, height: geometry.height }} />
      {readings.flatMap((reading) => {
        if (!Number.isFinite(reading.smoothed)) return [];
        const style = {
          left: pixelX(geometry, reading.epoch),
          top: pixelY(geometry, reading.smoothed),
          background: runColour(scheme, reading.run.colourPlace),
        };
        return [<span key={reading.run.id} className="chart-dot" style={style} />];
      })}
      <div className="chart-readout" style={{ left: geometry.left + geometry.width + 12, top: geometry.top }}>
        {readings.map((reading, index) => (
          <dl key={reading.run.id}>
            {(index === 0 || reading.step !== first.step) && (
              <div className="chart-readout-place">
                step {reading.step}, epoch {reading.epoch.toFixed(2)}
              </div>
            )}
            {readings.length > 1 && (
              <div className="chart-readout-run" style={{ color: runColour(scheme, reading.run.colourPlace) }}>
                {reading.run.name}
              </div>
            )}
            {valuesOf(metric, reading, smoothing).map(([name, value]) => (
              <div key={name} className="chart-readout-value">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ))}
      </div>
    </>
  );
}

/** The read-out in one sentence, for ears. */
export function readoutText(metric: Metric, readings: readonly Reading[]): string {
  return readings
    .map((reading) => {
      const validation = reading.validation === null ? '' : `, validation ${formatMetric(metric, reading.validation)}`;
      const place = `step ${reading.step}, epoch ${reading.epoch.toFixed(2)}`;
      const name = readings.length > 1 ? `${reading.run.name}, ` : '';
      return `${name}${place}: training ${formatMetric(metric, reading.smoothed)}${validation}`;
    })
    .join('; ');
}

function valuesOf(metric: Metric, reading: Reading, smoothing: number): readonly (readonly [string, string])[] {
  const raw = formatMetric(metric, reading.raw);
  const training: (readonly [string, string])[] =
    smoothing > 0
      ? [
          ['training', formatMetric(metric, reading.smoothed)],
          ['this batch', raw],
        ]
      : [['training', raw]];
  if (reading.validation !== null) training.push(['validation', formatMetric(metric, reading.validation)]);
  // The learning rate shows itself in the loss first.
  if (metric === 'loss' && Number.isFinite(reading.learningRate))
    training.push(['learning rate', formatRate(reading.learningRate)]);
  return training;
}
