import uPlot from 'uplot';
import type { ChartFrame, FrameRun } from './chartFrame';
import type { PlotGeometry } from './geometry';
import { drawOddities } from './oddityMarks';
import type { Metric } from './RunSeries';

/** The colours of a chart, as CSS colours. */
export type PlotColours = {
  readonly ink: string;
  readonly line: string;
  readonly error: string;
  readonly font: string;
};

/** The colours of the lines of one run, #RRGGBB. */
export type RunLineColours = { readonly training: string; readonly validation: string };

export type PlotOptions = {
  readonly metric: Metric;
  readonly logarithmic: boolean;
  /** One a run, in the order of the frame. */
  readonly runColours: readonly RunLineColours[];
  readonly colours: PlotColours;
  /** Room at the right for the labels at the lines' ends, in pixels. */
  readonly labelRoom: number;
  /** The pointer is over this place (in epochs), or has left. */
  readonly onPlace: (place: number | null) => void;
};

/** The drawing of one chart by uPlot: axes, grid and lines. Labels and read-out are HTML over and beside it. */
export class MetricPlot {
  private readonly plot: uPlot;
  private frame: ChartFrame;

  constructor(
    host: HTMLElement,
    size: { readonly width: number; readonly height: number },
    private readonly options: PlotOptions,
  ) {
    // A logarithmic axis has no 0: before the first drawing too it must have a range that it can show.
    this.frame = { x: [0, 1], xMax: 1, y: options.logarithmic ? [0.1, 10] : [0, 1], runs: [] };
    this.plot = new uPlot(this.plotOptions(size), this.data(), host);
  }

  draw(frame: ChartFrame): void {
    this.frame = frame;
    this.plot.setData(this.data());
  }

  setSize(size: { readonly width: number; readonly height: number }): void {
    this.plot.setSize(size);
  }

  /** Where the plot lies in its box, for whatever is laid over it. */
  geometry(): PlotGeometry {
    const { bbox } = this.plot;
    const ratio = uPlot.pxRatio;
    return {
      left: bbox.left / ratio,
      top: bbox.top / ratio,
      width: bbox.width / ratio,
      height: bbox.height / ratio,
      xMax: this.frame.xMax,
      y: this.frame.y,
      logarithmic: this.options.logarithmic,
    };
  }

  destroy(): void {
    this.plot.destroy();
  }

  private data(): uPlot.AlignedData {
    const { x, runs } = this.frame;
    const empty = new Array<null>(x.length).fill(null);
    const columns = this.options.runColours.flatMap((_, index) => columnsOf(runs[index], empty));
    return [x as number[], ...(columns as (number | null)[][])];
  }

  private plotOptions({ width, height }: { readonly width: number; readonly height: number }): uPlot.Options {
    const { metric, logarithmic, colours, labelRoom, onPlace } = this.options;
    const axis = { stroke: colours.ink, font: colours.font, ticks: { show: false }, gap: 8 };
    return {
      width,
      height,
      padding: [10, labelRoom, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false, setScale: false }, points: { show: false }, y: false },
      scales: {
        x: { time: false, range: () => [0, this.frame.xMax] },
        y: {
          ...(logarithmic ? { distr: 3 as const, log: 10 as const } : {}),
          range: () => [this.frame.y[0], this.frame.y[1]],
        },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          incrs: [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
          space: 44,
          size: 30,
        },
        {
          ...axis,
          grid: { stroke: colours.line, width: 1 },
          size: 52,
          space: 32,
          values: (_, splits) => splits.map(metric === 'accuracy' ? percentTick : logarithmic ? powerTick : lossTick),
        },
      ],
      series: [{}, ...this.options.runColours.flatMap(lineStyles)],
      hooks: {
        setCursor: [
          (plot) => {
            const { left } = plot.cursor;
            onPlace(left === undefined || left === null || left < 0 ? null : plot.posToVal(left, 'x'));
          },
        ],
        draw: [(plot) => drawOddities(plot, this.frame.runs, this.options.colours)],
      },
    };
  }
}

/** The three lines of a run, in the order of their styles. */
function columnsOf(run: FrameRun | undefined, empty: readonly null[]): readonly (readonly (number | null)[])[] {
  return run === undefined ? [empty, empty, empty] : [run.raw ?? empty, run.training, run.validation];
}

/** Raw faint behind, training solid, validation dashed with its points marked. */
function lineStyles({ training: colour, validation }: RunLineColours): readonly uPlot.Series[] {
  const alone: uPlot.Series.Points.Show = (plot, index) => {
    let points = 0;
    for (const value of plot.data[index] ?? []) {
      if (value !== null && value !== undefined) points += 1;
      if (points > 1) return false;
    }
    return points === 1;
  };
  return [
    { stroke: faint(colour), width: 1, spanGaps: true, points: { show: false } },
    { stroke: colour, width: 1.75, spanGaps: true, points: { show: alone, size: 6, fill: colour, stroke: colour } },
    {
      stroke: validation,
      width: 1.75,
      dash: [6, 5],
      spanGaps: true,
      points: { show: true, size: 6, fill: validation, stroke: validation, width: 0 },
    },
  ];
}

/** The colour at about a third of its strength; `colour` is #RRGGBB. */
function faint(colour: string): string {
  return `${colour}55`;
}

function percentTick(value: number): string {
  return value >= 0.9999 ? '100 %' : String(Math.round(value * 100));
}

function lossTick(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Only the powers of ten carry a number: the lines between them are for the eye. */
function powerTick(value: number | null): string {
  // The plot leaves out ticks where there is no room for all.
  if (value === null) return '';
  const power = Math.log10(value);
  if (Math.abs(power - Math.round(power)) > 1e-6) return '';
  return value >= 0.001 && value < 10_000 ? String(Number(value.toPrecision(1))) : `1e${Math.round(power)}`;
}
