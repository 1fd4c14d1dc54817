import { type ReactNode, useId } from 'react';

export type SettingsRowProps = {
  readonly title: string;
  readonly help?: string;
  /** What is wrong with the value; takes the place of the help. */
  readonly error?: string | null;
  /** The control; the label is tied to the id, and `helpId` names its help. */
  readonly children: (id: string, helpId: string | undefined) => ReactNode;
};

/** A setting: its name, a sentence of help, and its control. */
export function SettingsRow({ title, help, error = null, children }: SettingsRowProps) {
  const id = useId();
  const text = error ?? help;
  const helpId = text === undefined ? undefined : `${id}-help`;
  return (
    <div className="settings-row">
      <div>
        <label htmlFor={id}>{title}</label>
        {text !== undefined && (
          <p id={helpId} className={error === null ? 'quiet' : 'field-error'}>
            {text}
          </p>
        )}
      </div>
      {children(id, helpId)}
    </div>
  );
}
