import type { SelectHTMLAttributes } from 'react';

export type SelectProps<T extends string> = Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  'value' | 'onChange' | 'className'
> & {
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly title: string }[];
  readonly onChange: (value: T) => void;
};

/** A choice of many. A value that is none of the options stays empty, so that nothing is claimed. */
export function Select<T extends string>({ value, options, onChange, ...rest }: SelectProps<T>) {
  return (
    <select
      className="field"
      value={value ?? ''}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      {...rest}
    >
      {value === null && <option value="" disabled hidden />}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  );
}
