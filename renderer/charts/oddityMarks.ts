import uPlot from 'uplot';
import type { FrameRun } from './chartFrame';
import type { PlotColours } from './MetricPlot';

/** So many marks a kind are drawn: more would cover each other. */
const markLimit = 100;

/** Marks the places where a value could not be drawn: a cross with its word at the top, a triangle at the bottom. */
export function drawOddities(plot: uPlot, runs: readonly FrameRun[], colours: PlotColours): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const size = 4 * ratio;
  ctx.save();
  ctx.strokeStyle = colours.error;
  ctx.fillStyle = colours.error;
  ctx.lineWidth = 1.75 * ratio;
  ctx.font = colours.font.replace(/([\d.]+)px/, (_, pixels: string) => `${Number(pixels) * ratio}px`);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { oddities } of runs) {
    const cross = (place: number, index: number, word: string, row: number) => {
      const x = plot.valToPos(place, 'x', true);
      const y = bbox.top + size * (2 + row * 3);
      ctx.beginPath();
      ctx.moveTo(x - size, y - size);
      ctx.lineTo(x + size, y + size);
      ctx.moveTo(x + size, y - size);
      ctx.lineTo(x - size, y + size);
      ctx.stroke();
      // One word a kind: the first of them is where it began.
      if (index === 0) ctx.fillText(word, x + size * 2, y);
    };
    oddities.notANumber.slice(0, markLimit).forEach((place, index) => {
      cross(place, index, 'not a number', 0);
    });
    oddities.infinite.slice(0, markLimit).forEach((place, index) => {
      cross(place, index, 'infinite', 1);
    });
    for (const place of oddities.nonPositive.slice(0, markLimit)) {
      const x = plot.valToPos(place, 'x', true);
      const y = bbox.top + bbox.height;
      ctx.beginPath();
      ctx.moveTo(x - size, y - size * 2);
      ctx.lineTo(x + size, y - size * 2);
      ctx.lineTo(x, y);
      ctx.fill();
    }
  }
  ctx.restore();
}
