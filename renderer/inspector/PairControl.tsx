import { Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/IconButton';
import { NumberField } from '../ui/NumberField';
import { type ControlProps, placesOf } from './fieldProps';
import { readNumber } from './readNumber';

/** Height and width; linked while they are equal, so that one entry sets both. */
export function PairControl(props: ControlProps<'pair' | 'optionalPair'>) {
  const { spec, id, describedBy, value, invalid, onChange, onError, onCommit } = props;
  const [height, width] = placesOf(value, 2);
  const [unlinked, setUnlinked] = useState(false);
  const linked = !unlinked && height === width;
  const optional = spec.kind === 'optionalPair';
  const side = (place: 0 | 1) => {
    const build = (number: number): [number, number] => {
      if (linked) return [number, number];
      return place === 0 ? [number, width ?? number] : [height ?? number, number];
    };
    return (
      <NumberField
        id={place === 0 ? id : `${id}-width`}
        label={`${spec.label} ${place === 0 ? 'height' : 'width'}`}
        describedBy={describedBy}
        value={(place === 0 ? height : width) ?? null}
        whole
        min={1}
        {...(optional ? { placeholder: 'auto' } : {})}
        invalid={invalid}
        read={(text) => {
          if (optional && text.trim() === '') return { ok: true, value: null };
          return readNumber(spec, text, build, value);
        }}
        onChange={(number) => onChange(number === null ? null : build(number))}
        onError={onError}
        onCommit={onCommit}
      />
    );
  };
  return (
    <fieldset aria-label={spec.label}>
      <div className="pair-control">
        {side(0)}
        <IconButton
          label={linked ? 'Set height and width apart' : 'Keep height and width equal'}
          icon={linked ? Link2 : Link2Off}
          size={14}
          aria-pressed={linked}
          onClick={() => {
            setUnlinked(linked);
            if (!linked && height != null) {
              onChange([height, height]);
              onCommit();
            }
          }}
        />
        {side(1)}
      </div>
      {optional && value === null && <p className="quiet null-meaning">{spec.nullMeans}</p>}
    </fieldset>
  );
}
