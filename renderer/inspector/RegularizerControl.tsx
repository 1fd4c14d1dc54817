import { isJsonObject, type Json } from '../../src/document/json';
import { NumberField } from '../ui/NumberField';
import type { ControlProps } from './fieldProps';
import { readNumber } from './readNumber';

const penalties = ['l1', 'l2'] as const;

/** How much the size of the weights costs, by L1 and by L2; empty means not at all. */
export function RegularizerControl({
  spec,
  id,
  describedBy,
  value,
  invalid,
  onChange,
  onError,
  onCommit,
}: ControlProps<'regularizer'>) {
  const current = isJsonObject(value) ? value : {};
  const factor = (name: 'l1' | 'l2') => {
    const found = current[name];
    return typeof found === 'number' ? found : 0;
  };
  return (
    <fieldset className="pair-control" aria-label={spec.label}>
      {penalties.map((name, index) => {
        const build = (number: number): Json => {
          const next = { l1: factor('l1'), l2: factor('l2'), [name]: number };
          return next.l1 === 0 && next.l2 === 0 ? null : next;
        };
        return (
          <div key={name} className="side">
            <label className="quiet" htmlFor={index === 0 ? id : `${id}-${name}`}>
              {name.toUpperCase()}
            </label>
            <NumberField
              id={index === 0 ? id : `${id}-${name}`}
              label={`${spec.label} ${name.toUpperCase()}`}
              describedBy={describedBy}
              value={factor(name) === 0 ? null : factor(name)}
              whole={false}
              min={0}
              placeholder="none"
              invalid={invalid}
              read={(text) => (text.trim() === '' ? { ok: true, value: null } : readNumber(spec, text, build, value))}
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
