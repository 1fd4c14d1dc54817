import { NumberField } from '../ui/NumberField';
import type { ControlProps } from './fieldProps';
import { readNumber } from './readNumber';

/** One number; for an optional one, an empty field means none. */
export function NumberControl(props: ControlProps<'integer' | 'number' | 'optionalNumber' | 'axis'>) {
  const { spec, id, describedBy, value, invalid, onChange, onError, onCommit } = props;
  const optional = spec.kind === 'optionalNumber';
  const range = { ...('min' in spec && { min: spec.min }), ...('max' in spec && { max: spec.max }) };
  return (
    <NumberField
      id={id}
      describedBy={describedBy}
      value={typeof value === 'number' ? value : null}
      whole={spec.kind === 'integer' || spec.kind === 'axis'}
      {...(range.min === undefined ? {} : { min: range.min })}
      {...(range.max === undefined ? {} : { max: range.max })}
      {...(optional ? { placeholder: spec.nullMeans } : {})}
      invalid={invalid}
      read={(text) => {
        if (optional && text.trim() === '') return { ok: true, value: null };
        return readNumber(spec, text, (number) => number, value);
      }}
      onChange={onChange}
      onError={onError}
      onCommit={onCommit}
    />
  );
}
