import type { ControlProps } from './fieldProps';

type TextShownProps = Pick<ControlProps<never>, 'id' | 'describedBy'> & {
  readonly text: string;
  readonly code: boolean;
};

/** A text that cannot be changed here: a sentence as it is, and code in a field of its own that scrolls. */
export function TextShown({ id, describedBy, text, code }: TextShownProps) {
  if (!code) {
    return (
      <output id={id} className="text-shown" aria-describedby={describedBy}>
        {text === '' ? '–' : text}
      </output>
    );
  }
  const rows = Math.min(12, Math.max(3, Math.ceil(text.length / 36)));
  return (
    <textarea
      id={id}
      className="field text-shown-code"
      readOnly
      rows={rows}
      spellCheck={false}
      aria-describedby={describedBy}
      value={text}
    />
  );
}
