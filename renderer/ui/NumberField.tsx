import type { KeyboardEvent } from 'react';
import { stepFor, stepped } from './scrub';
import { type Reading, useDraft } from './useDraft';

export type NumberFieldProps = {
  readonly id: string;
  /** Its name where no label is tied to it by `htmlFor`. */
  readonly label?: string;
  /** null: none, where that is allowed or where the document has no number. */
  readonly value: number | null;
  readonly whole: boolean;
  readonly min?: number;
  readonly max?: number;
  /** What an empty field means. */
  readonly placeholder?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  /** Judges what was typed; what is refused stays visible and does not reach the document. */
  readonly read: (text: string) => Reading<number | null>;
  readonly onChange: (value: number | null) => void;
  readonly onError: (message: string | null) => void;
  readonly onCommit: () => void;
};

/** A number that is typed; the arrow keys step it, with Shift by ten. The wheel never changes it. */
export function NumberField(props: NumberFieldProps) {
  const { id, label, value, whole, min, max, placeholder, describedBy, invalid = false } = props;
  const { read, onChange, onError, onCommit } = props;
  const draft = useDraft<number | null>({
    value,
    format: (number) => (number === null ? '' : String(number)),
    read,
    same: Object.is,
    onChange,
    onError,
    onCommit,
  });
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') draft.settle();
    if (event.key === 'Escape' && draft.cancel()) event.stopPropagation();
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction === undefined || value === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const range = { whole, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    const next = stepped(value, direction * (event.shiftKey ? 10 : 1), stepFor(value, whole), range);
    draft.drop();
    if (read(String(next)).ok) onChange(next);
  };
  return (
    <input
      id={id}
      className="field number"
      inputMode={whole ? 'numeric' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={invalid || draft.isWrong}
      aria-describedby={describedBy}
      placeholder={placeholder}
      value={draft.text}
      onFocus={draft.begin}
      onChange={(event) => draft.type(event.target.value)}
      onBlur={draft.settle}
      onKeyDown={keys}
    />
  );
}
