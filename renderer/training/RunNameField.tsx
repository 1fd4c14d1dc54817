import { useEffect, useRef } from 'react';

export type RunNameFieldProps = {
  readonly name: string;
  /** The new name, or null where it was left as it is. */
  readonly onDone: (name: string | null) => void;
};

/** A run's name while it is changed: Enter or leaving takes it over, Escape does not. */
export function RunNameField({ name, onDone }: RunNameFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => input.current?.select(), []);
  const finish = (value: string | null) => {
    if (done.current) return;
    done.current = true;
    onDone(value);
  };
  return (
    <input
      ref={input}
      className="field run-name-field"
      aria-label="Name of the run"
      defaultValue={name}
      maxLength={200}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') {
          event.stopPropagation();
          finish(null);
        }
      }}
    />
  );
}
