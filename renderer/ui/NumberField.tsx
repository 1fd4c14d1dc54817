import { type KeyboardEvent, useRef, useState } from 'react';
import { stepFor, stepped } from './scrub';

export type NumberReading =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

export type NumberFieldProps = {
  readonly id: string;
  /** Its name where the label is not tied to it by `htmlFor`. */
  readonly label?: string;
  readonly value: number | null;
  readonly whole: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly placeholder?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  /** Judges what was typed; a number that is refused stays visible and does not reach the document. */
  readonly read: (text: string) => NumberReading;
  readonly onChange: (value: number) => void;
  /** The text was emptied: only where nothing is a value too. */
  readonly onClear?: () => void;
  /** What is wrong with the text as it stands; null when nothing is. */
  readonly onError: (message: string | null) => void;
  /** Enter or leaving: the burst of typing is over. */
  readonly onCommit: () => void;
};

/** A number that is typed. What stands in it never jumps: a wrong entry is kept and explained, the last good one counts. */
export function NumberField(props: NumberFieldProps) {
  const { id, label, value, whole, min, max, placeholder, describedBy, invalid = false } = props;
  const { read, onChange, onClear, onError, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const before = useRef(value);
  const shown = draft ?? (value === null ? '' : String(value));
  const reading = draft === null ? null : read(draft);
  const type = (text: string) => {
    setDraft(text);
    if (text.trim() === '' && onClear !== undefined) {
      onError(null);
      onClear();
      return;
    }
    const typed = read(text);
    onError(typed.ok ? null : typed.message);
    if (typed.ok && typed.value !== value) onChange(typed.value);
  };
  const settle = () => {
    const wrong = reading !== null && !reading.ok && !(draft?.trim() === '' && onClear !== undefined);
    // A wrong entry stays as it is, so that it can be mended; a right one is shown as it was understood.
    if (!wrong) setDraft(null);
    onCommit();
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') settle();
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
      onError(null);
      if (before.current !== null && before.current !== value) onChange(before.current);
    }
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction === undefined || value === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setDraft(null);
    onError(null);
    const range = { whole, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    const next = stepped(value, direction * (event.shiftKey ? 10 : 1), stepFor(value, whole), range);
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
      aria-invalid={invalid || (reading !== null && !reading.ok && !(shown.trim() === '' && onClear !== undefined))}
      aria-describedby={describedBy}
      placeholder={placeholder}
      value={shown}
      onFocus={() => {
        before.current = value;
      }}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
      onKeyDown={keys}
    />
  );
}
