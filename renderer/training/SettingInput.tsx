import { RotateCcw } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { SettingSpec, SettingValue } from '../../src/training/settingSpec';
import { IconButton } from '../ui/IconButton';
import { NumberField } from '../ui/NumberField';
import { ScrubLabel } from '../ui/ScrubLabel';
import { Select } from '../ui/Select';
import { Switch } from '../ui/Switch';
import { stepFor, stepped } from '../ui/scrub';
import { Tooltip } from '../ui/Tooltip';
import type { Reading } from '../ui/useDraft';
import { readSettingText } from './readSettingText';
import type { SettingField } from './settingFields';

export type SettingInputProps = {
  readonly field: SettingField;
  /** A valid value, or undefined for the default. Changes until `onCommit` are one undo step. */
  readonly onChange: (value: SettingValue | undefined) => void;
  readonly onCommit: () => void;
};

type NumberSpec = Extract<SettingSpec, { kind: 'integer' | 'number' | 'optionalInteger' }>;

/** One setting: its name, the control that its kind asks for, its help, and what is wrong with it. */
export function SettingInput({ field, onChange, onCommit }: SettingInputProps) {
  const { spec, changed } = field;
  const id = useId();
  const [typingError, setTypingError] = useState<string | null>(null);
  const error = typingError ?? field.problem;
  const help = `${id}-help`;
  const set = (value: SettingValue | undefined) => {
    onChange(value);
    onCommit();
  };
  return (
    <div className={isWide(spec) ? 'setting setting-wide' : 'setting'}>
      <SettingLabel id={id} field={field} onChange={onChange} onCommit={onCommit} />
      <SettingControl
        id={id}
        field={field}
        describedBy={help}
        onSet={set}
        onChange={onChange}
        onCommit={onCommit}
        onError={setTypingError}
      />
      {changed && (
        <span className="setting-reset">
          <IconButton
            label={`Reset ${spec.label.toLowerCase()} to ${defaultText(spec)}`}
            icon={RotateCcw}
            size={13}
            onClick={() => {
              setTypingError(null);
              set(undefined);
            }}
          />
        </span>
      )}
      <p id={help} className={error === null ? 'setting-help' : 'setting-help field-error'}>
        {error ?? spec.help}
      </p>
    </div>
  );
}

type SettingLabelProps = SettingInputProps & { readonly id: string };

/** The name, with the help as its tooltip; that of a number can be dragged to change it. */
function SettingLabel({ id, field, onChange, onCommit }: SettingLabelProps) {
  const { spec, value } = field;
  const before = useRef(0);
  if (!isNumber(spec) || typeof value !== 'number') {
    return (
      <Tooltip text={spec.help}>
        <label htmlFor={id}>{spec.label}</label>
      </Tooltip>
    );
  }
  return (
    <Tooltip text={spec.help}>
      <ScrubLabel
        htmlFor={id}
        onBegin={() => {
          before.current = value;
        }}
        onScrub={(steps) => onChange(scrubbed(spec, before.current, steps))}
        onEnd={onCommit}
        onCancel={() => {
          onChange(before.current);
          onCommit();
        }}
      >
        {spec.label}
      </ScrubLabel>
    </Tooltip>
  );
}

type SettingControlProps = SettingInputProps & {
  readonly id: string;
  readonly describedBy: string;
  readonly onSet: (value: SettingValue) => void;
  readonly onError: (message: string | null) => void;
};

function SettingControl({ id, field, describedBy, onSet, onChange, onCommit, onError }: SettingControlProps) {
  const { spec, value } = field;
  switch (spec.kind) {
    case 'choice':
      return (
        <Select
          id={id}
          value={String(value)}
          options={spec.options.map((option) => ({ value: option, title: spec.titles[option] ?? option }))}
          aria-describedby={describedBy}
          onChange={onSet}
        />
      );
    case 'boolean':
      return <Switch id={id} checked={value === true} aria-describedby={describedBy} onChange={onSet} />;
    case 'integer':
    case 'number':
    case 'optionalInteger':
      return (
        <NumberField
          id={id}
          value={typeof value === 'number' ? value : null}
          whole={spec.kind !== 'number'}
          min={spec.min}
          {...(spec.max === undefined ? {} : { max: spec.max })}
          {...(spec.kind === 'optionalInteger' ? { placeholder: spec.nullMeans } : {})}
          describedBy={describedBy}
          invalid={field.problem !== null}
          read={(text) => readNumber(spec, text)}
          onChange={onChange}
          onError={onError}
          onCommit={onCommit}
        />
      );
    case 'dataset':
      // Chosen in the data panel, with samples.
      return null;
  }
}

function isNumber(spec: SettingSpec): spec is NumberSpec {
  return spec.kind === 'integer' || spec.kind === 'number' || spec.kind === 'optionalInteger';
}

function readNumber(spec: NumberSpec, text: string): Reading<number | null> {
  const read = readSettingText(spec, text);
  if (!read.ok) return read;
  if (typeof read.value === 'number' || read.value === null) return { ok: true, value: read.value };
  return { ok: false, message: `${spec.label} must be a number.` };
}

/** What dragging the label makes of a number. A bound that is not allowed itself is not reached. */
function scrubbed(spec: NumberSpec, value: number, steps: number): number {
  const whole = spec.kind !== 'number';
  const range = { min: spec.min, whole, ...(spec.max === undefined ? {} : { max: spec.max }) };
  const moved = stepped(value, steps, stepFor(value, whole), range);
  return readSettingText(spec, String(moved)).ok ? moved : value;
}

/** Options that do not fit beside the label stand below it. */
function isWide(spec: SettingSpec): boolean {
  return spec.kind === 'choice' && Object.values(spec.titles).some((title) => title.length > 16);
}

function defaultText(spec: SettingSpec): string {
  if (spec.kind === 'optionalInteger' && spec.default === null) return spec.nullMeans;
  if (spec.kind === 'choice') return spec.titles[spec.default] ?? spec.default;
  return String(spec.default);
}
