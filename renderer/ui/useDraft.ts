import { useRef, useState } from 'react';

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

export type DraftOptions<T> = {
  readonly value: T;
  readonly format: (value: T) => string;
  readonly read: (text: string) => Reading<T>;
  readonly same: (a: T, b: T) => boolean;
  readonly onChange: (value: T) => void;
  /** What is wrong with the text as it stands; null when nothing is. */
  readonly onError: (message: string | null) => void;
  /** Enter or leaving: the burst of typing is over. */
  readonly onCommit: () => void;
};

type Draft<T> = { readonly text: string /** What the model holds while this text stands. */; readonly value: T };

/**
 * Text that stands for a value. It never jumps while it is typed: a wrong text is kept and explained, and the model keeps
 * the last good value. When the model changes by itself (undo, a fix), the text follows.
 */
export function useDraft<T>({ value, format, read, same, onChange, onError, onCommit }: DraftOptions<T>) {
  const [draft, setDraft] = useState<Draft<T> | null>(null);
  const before = useRef(value);
  const current = draft !== null && same(draft.value, value) ? draft : null;
  const reading = current === null ? null : read(current.text);
  const drop = () => {
    setDraft(null);
    onError(null);
  };
  return {
    text: current?.text ?? format(value),
    isWrong: reading !== null && !reading.ok,
    drop,
    type: (text: string) => {
      const typed = read(text);
      setDraft({ text, value: typed.ok ? typed.value : value });
      onError(typed.ok ? null : typed.message);
      if (typed.ok && !same(typed.value, value)) onChange(typed.value);
    },
    begin: () => {
      before.current = value;
    },
    /** A right text is now shown as it was understood; a wrong one stays, so that it can be mended. */
    settle: () => {
      if (reading?.ok !== false) setDraft(null);
      onCommit();
    },
    /** Escape: back to what stood there before. Answers whether there was anything to take back. */
    cancel: () => {
      if (current === null) return false;
      drop();
      if (!same(before.current, value)) onChange(before.current);
      return true;
    },
  };
}
