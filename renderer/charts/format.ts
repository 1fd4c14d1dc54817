import type { Metric } from './RunSeries';

/** "0.312", "12.4", "2.3e-5": three significant digits, as many as a curve can be read to. */
export function formatLoss(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return 'infinite';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 10_000 || size < 0.001) return value.toExponential(1).replace('e+', 'e');
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return value.toFixed(size < 1 ? 3 : 2);
}

/** "97.1 %" of a share from 0 to 1. */
export function formatPercent(share: number, digits = 1): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(digits)} %` : 'not a number';
}

/** "0.001", "2.51e-8": a learning rate to three significant digits; a dash where it is not known. */
export function formatRate(rate: number): string {
  return Number.isFinite(rate) ? String(Number(rate.toPrecision(3))) : '–';
}

/** The value of a metric as it stands in labels, tables and sentences. */
export function formatMetric(metric: Metric, value: number): string {
  return metric === 'loss' ? formatLoss(value) : formatPercent(value);
}

/** "9 s", "2 min 5 s", "1 h 4 min": the two largest units that matter. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) {
    const rest = whole % 60;
    return rest === 0 ? `${Math.floor(whole / 60)} min` : `${Math.floor(whole / 60)} min ${rest} s`;
  }
  const minutes = Math.round((whole % 3600) / 60);
  if (minutes === 60) return `${Math.floor(whole / 3600) + 1} h`;
  return minutes === 0 ? `${Math.floor(whole / 3600)} h` : `${Math.floor(whole / 3600)} h ${minutes} min`;
}

/** "9 s left": an estimate, so rounded to what it can promise; nothing parks at "0 s left". */
export function formatRemaining(seconds: number): string {
  if (seconds < 2) return 'almost done';
  if (seconds < 60) return `${Math.round(seconds)} s left`;
  if (seconds < 600) return `${formatDuration(Math.round(seconds / 10) * 10)} left`;
  return `${formatDuration(Math.round(seconds / 60) * 60)} left`;
}
