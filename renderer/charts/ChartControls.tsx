import { Tooltip } from '../ui/Tooltip';

export type SmoothingProps = { readonly value: number; readonly onChange: (value: number) => void };

/** How strongly the training lines are smoothed; at 0 they are raw. */
export function SmoothingSlider({ value, onChange }: SmoothingProps) {
  return (
    <label className="chart-smoothing">
      <Tooltip text="Moving average of the training line. At 0 the line is as measured.">
        <span>smoothing</span>
      </Tooltip>
      <input
        type="range"
        min={0}
        max={0.99}
        step={0.01}
        value={value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <output>{value.toFixed(2)}</output>
    </label>
  );
}

export type LogScaleProps = { readonly on: boolean; readonly onChange: (on: boolean) => void };

/** Linear or logarithmic values. */
export function LogScaleToggle({ on, onChange }: LogScaleProps) {
  return (
    <Tooltip text="A logarithmic axis shows small changes of a small loss.">
      <button type="button" className="chart-toggle" aria-pressed={on} onClick={() => onChange(!on)}>
        log scale
      </button>
    </Tooltip>
  );
}
