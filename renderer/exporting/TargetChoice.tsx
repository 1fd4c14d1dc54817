import { useId } from 'react';
import { type ExportTarget, exportTargets, targetWords } from '../../src/codegen/exportTargets';

export type TargetChoiceProps = {
  readonly value: ExportTarget;
  readonly disabled: boolean;
  readonly onChange: (target: ExportTarget) => void;
};

/** What the network may be taken away as, and what each is for. */
export function TargetChoice({ value, disabled, onChange }: TargetChoiceProps) {
  const name = useId();
  return (
    <fieldset className="export-targets" disabled={disabled}>
      <legend className="panel-title">As</legend>
      {exportTargets.map((target) => {
        const { title, about } = targetWords[target];
        return (
          <label key={target} className="export-target">
            <input
              type="radio"
              name={name}
              checked={target === value}
              aria-label={title}
              aria-describedby={`${name}-${target}`}
              onChange={() => onChange(target)}
            />
            <strong>{title}</strong>
            <span id={`${name}-${target}`} className="quiet">
              {about}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
