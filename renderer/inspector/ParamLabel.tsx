import { useRef } from 'react';
import type { Json } from '../../src/document/json';
import { ScrubLabel } from '../ui/ScrubLabel';
import { isSegmented } from './choices';
import type { FieldState } from './fieldState';
import { isScrubbable, scrubbed } from './scrubParam';
import type { FieldEdit } from './useFieldEdit';

export type ParamLabelProps = { readonly id: string; readonly field: FieldState; readonly edit: FieldEdit };

/** The parameter's name; that of a number can be dragged to change it. */
export function ParamLabel({ id, field: { spec, value }, edit }: ParamLabelProps) {
  const start = useRef<Json>(null);
  if (!isScrubbable(spec, value)) {
    return (
      <div className="param-label">{isSegmented(spec) ? spec.label : <label htmlFor={id}>{spec.label}</label>}</div>
    );
  }
  return (
    <div className="param-label">
      <ScrubLabel
        htmlFor={id}
        onBegin={() => {
          edit.commit();
          start.current = value;
        }}
        onScrub={(steps) => {
          const next = scrubbed(spec, start.current, steps);
          if (next !== null) edit.change(next);
        }}
        onEnd={edit.commit}
        onCancel={edit.cancel}
      >
        {spec.label}
      </ScrubLabel>
    </div>
  );
}
