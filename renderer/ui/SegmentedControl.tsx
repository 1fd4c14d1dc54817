import { useId } from 'react';

export type SegmentedControlProps<T extends string> = {
  /** The group's name for screen readers. */
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly title: string }[];
  readonly describedBy?: string;
  readonly onChange: (value: T) => void;
};

/** A choice of two or three, all of them visible. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const { label, value, options, describedBy, onChange } = props;
  const name = useId();
  return (
    <div className="segments" role="radiogroup" aria-label={label} aria-describedby={describedBy}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.title}
        </label>
      ))}
    </div>
  );
}
