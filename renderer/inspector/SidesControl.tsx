import type { Json } from '../../src/document/json';
import { NumberField } from '../ui/NumberField';
import type { ControlProps } from './fieldProps';
import { readNumber } from './readNumber';

const sides = [
  ['top', 0, 0],
  ['bottom', 0, 1],
  ['left', 1, 0],
  ['right', 1, 1],
] as const;

/** Four sides of an image, each by itself. */
export function SidesControl({
  spec,
  id,
  describedBy,
  value,
  invalid,
  onChange,
  onError,
  onCommit,
}: ControlProps<'sides'>) {
  const current = sidesOf(value);
  return (
    <fieldset className="sides-control" aria-label={spec.label}>
      {sides.map(([name, axis, place], index) => {
        const build = (number: number): Json =>
          current.map((pair, row) => pair.map((size, column) => (row === axis && column === place ? number : size)));
        return (
          <div key={name} className="side">
            <label className="quiet" htmlFor={index === 0 ? id : `${id}-${name}`}>
              {name}
            </label>
            <NumberField
              id={index === 0 ? id : `${id}-${name}`}
              label={`${spec.label} ${name}`}
              describedBy={describedBy}
              value={current[axis]?.[place] ?? 0}
              whole
              min={0}
              invalid={invalid}
              read={(text) => readNumber(spec, text, build, value)}
              onChange={(number) => onChange(build(number ?? 0))}
              onError={onError}
              onCommit={onCommit}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

function sidesOf(value: Json): readonly (readonly number[])[] {
  const rows = Array.isArray(value) ? value : [];
  return [0, 1].map((axis) => {
    const row = rows[axis];
    return [0, 1].map((place) => {
      const size = Array.isArray(row) ? row[place] : 0;
      return typeof size === 'number' ? size : 0;
    });
  });
}
