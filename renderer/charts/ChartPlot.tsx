import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ChartRun } from './ChartRun';
import { type ChartFrame, ChartFrames } from './chartFrame';
import { EndLabels } from './EndLabels';
import type { PlotGeometry } from './geometry';
import { MetricPlot } from './MetricPlot';
import { Readout, readoutText } from './Readout';
import type { Metric } from './RunSeries';
import { readAt, stepPlace } from './readings';
import { Redraw } from './redraw';
import { type ColourScheme, runColour, validationShade } from './runColours';
import type { Signal } from './Signal';

export type ChartPlotProps = {
  readonly title: string;
  readonly metric: Metric;
  readonly runs: readonly ChartRun[];
  readonly smoothing: number;
  readonly logarithmic: boolean;
  readonly scheme: ColourScheme;
  /** Fires whenever a series has grown. */
  readonly changed: Signal;
};

type Drawn = { readonly frame: ChartFrame; readonly geometry: PlotGeometry };

/** Between two updates of `data-points`, in milliseconds. */
const countInterval = 200;

/**
 * The drawing with its labels and its read-out. It draws when a series grows, not when React renders. The arrow keys
 * walk along the points: it is a slider whose value is spoken.
 */
export function ChartPlot({ title, metric, runs, smoothing, logarithmic, scheme, changed }: ChartPlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const frames = useRef(new ChartFrames());
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [place, setPlace] = useState<number | null>(null);
  const latest = useRef({ runs, smoothing });
  latest.current = { runs, smoothing };
  const request = useRef<() => void>(() => undefined);
  // Only what the plot is made of makes a new one; new points and another smoothing are drawn in the one that is there.
  const colourKey = runs.map((run) => runColour(scheme, run.colourPlace)).join(' ');

  useEffect(() => {
    const box = host.current;
    if (box === null) return;
    const styles = getComputedStyle(box);
    const token = (name: string) => styles.getPropertyValue(name).trim();
    let size = { width: box.clientWidth, height: box.clientHeight };
    const plot = new MetricPlot(box, size, {
      metric,
      logarithmic,
      runColours: colourKey.split(' ').flatMap((training) => {
        return training === '' ? [] : [{ training, validation: validationShade(scheme, training) }];
      }),
      colours: {
        ink: token('--ink-quiet'),
        line: token('--line'),
        error: token('--error'),
        font: `11px ${token('--font-mono') || 'monospace'}`,
      },
      labelRoom: labelRoom(box.clientWidth),
      onPlace: setPlace,
    });
    let countedAt = Number.NEGATIVE_INFINITY;
    const redraw = new Redraw(() => {
      const { width } = plot.geometry();
      const frame = frames.current.compute(latest.current.runs, {
        metric,
        logarithmic,
        smoothing: latest.current.smoothing,
        width,
      });
      plot.draw(frame);
      setDrawn({ frame, geometry: plot.geometry() });
      const now = performance.now();
      if (now - countedAt < countInterval) return;
      countedAt = now;
      countPoints();
    });
    const countPoints = () => {
      const points = latest.current.runs.reduce((sum, run) => sum + run.series.column(metric).length, 0);
      box.dataset.points = String(points);
    };
    request.current = redraw.request;
    redraw.request();
    const stopListening = changed.subscribe(redraw.request);
    // What came within the interval of the last count would be left out when no point follows.
    const counting = setInterval(countPoints, 1000);
    const resizing = new ResizeObserver(() => {
      size = { width: box.clientWidth, height: box.clientHeight };
      if (size.width < 50 || size.height < 50) return;
      plot.setSize(size);
      redraw.request();
    });
    resizing.observe(box);
    return () => {
      stopListening();
      clearInterval(counting);
      resizing.disconnect();
      redraw.stop();
      plot.destroy();
    };
  }, [metric, logarithmic, scheme, colourKey, changed]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn depends on these, through `latest`.
  useEffect(() => request.current(), [runs, smoothing]);

  const readings = useMemo(
    () => (place === null ? [] : readAt(place, runs, metric, smoothing)),
    [place, runs, metric, smoothing],
  );
  return (
    <div className="chart-plot">
      <div
        ref={host}
        className="chart-canvas"
        role="slider"
        tabIndex={0}
        aria-label={`${title} by epoch`}
        aria-valuemin={0}
        aria-valuemax={drawn?.frame.xMax ?? 1}
        aria-valuenow={Number((place ?? 0).toFixed(2))}
        aria-valuetext={readoutText(metric, readings) || 'No point is read. The arrow keys walk along the curve.'}
        onKeyDown={(event) => {
          const next = placeAfterKey(event, place, runs);
          if (next !== undefined) setPlace(next);
        }}
        onBlur={() => setPlace(null)}
      />
      {drawn !== null && (
        <EndLabels {...drawn} metric={metric} runs={runs} scheme={scheme} reading={readings.length > 0} />
      )}
      {drawn !== null && readings.length > 0 && (
        <Readout metric={metric} readings={readings} geometry={drawn.geometry} scheme={scheme} smoothing={smoothing} />
      )}
    </div>
  );
}

/** Where a key leads to; undefined where it is none of the chart's. */
function placeAfterKey(
  event: KeyboardEvent,
  place: number | null,
  runs: readonly ChartRun[],
): number | null | undefined {
  const by: { readonly [key: string]: number } = {
    ArrowLeft: event.shiftKey ? -10 : -1,
    ArrowDown: event.shiftKey ? -10 : -1,
    ArrowRight: event.shiftKey ? 10 : 1,
    ArrowUp: event.shiftKey ? 10 : 1,
    PageDown: -10,
    PageUp: 10,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  if (event.key === 'Escape' && place !== null) return null;
  const steps = by[event.key];
  if (steps === undefined || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  event.preventDefault();
  return stepPlace(place, runs, steps);
}

/** Room at the right for labels and read-out. */
export function labelRoom(width: number): number {
  return width < 560 ? 124 : 156;
}
