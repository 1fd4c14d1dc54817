import type { InputHTMLAttributes } from 'react';

export type SwitchProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className' | 'onChange'> & {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** On or off, at once. */
export function Switch({ onChange, ...rest }: SwitchProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      aria-checked={rest.checked}
      className="switch"
      onChange={(event) => onChange(event.target.checked)}
      {...rest}
    />
  );
}
