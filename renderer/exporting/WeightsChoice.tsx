import { useId } from 'react';
import { type RunChoice, runWords } from './runChoices';

export type WeightsChoiceProps = {
  /** null while the runs are looked at. */
  readonly choices: readonly RunChoice[] | null;
  /** A run, or null for the first weights. */
  readonly value: string | null;
  readonly disabled: boolean;
  readonly onChange: (runId: string | null) => void;
};

/** Which weights go along: what a run of this network learned, or the first ones. */
export function WeightsChoice({ choices, value, disabled, onChange }: WeightsChoiceProps) {
  const name = useId();
  return (
    <fieldset className="export-weights" disabled={disabled}>
      <legend className="panel-title">Weights</legend>
      {choices === null && <p className="quiet">Looking at the runs…</p>}
      <div className="export-runs">
        {choices?.map(({ run, refusal }) => (
          <label key={run.id} className="export-run">
            <input
              type="radio"
              name={name}
              checked={run.id === value}
              disabled={refusal !== null}
              aria-label={run.name}
              aria-describedby={`${name}-${run.id}`}
              onChange={() => onChange(run.id)}
            />
            <strong>{run.name}</strong>
            <span id={`${name}-${run.id}`} className="quiet">
              {refusal === null ? runWords(run) : sentence(refusal)}
            </span>
          </label>
        ))}
        <label className="export-run">
          <input
            type="radio"
            name={name}
            checked={choices !== null && value === null}
            aria-label="Untrained"
            aria-describedby={`${name}-untrained`}
            onChange={() => onChange(null)}
          />
          <strong>Untrained</strong>
          <span id={`${name}-untrained`} className="quiet">
            The first weights, drawn by the seed of the settings.
          </span>
        </label>
      </div>
    </fieldset>
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
