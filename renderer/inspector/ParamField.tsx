import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Diagnostic } from '../../src/diagnostics/Diagnostic';
import { type Json, jsonEqual } from '../../src/document/json';
import { formatParam } from '../../src/layers/formatParam';
import { IconButton } from '../ui/IconButton';
import { Tooltip } from '../ui/Tooltip';
import { FieldProblems } from './FieldProblems';
import type { FieldState } from './fieldState';
import { fieldId } from './focusField';
import { ParamControl } from './ParamControl';
import { ParamLabel } from './ParamLabel';
import { useFieldEdit } from './useFieldEdit';

export type ParamFieldProps = {
  readonly nodeId: string;
  readonly field: FieldState;
  readonly problems: readonly Diagnostic[];
};

/** What was typed wrong, and what the document held then. */
type TypingError = { readonly message: string; readonly value: Json };

/** One parameter: its name (which scrubs a number), its control, whether it was changed, and what is wrong with it. */
export function ParamField({ nodeId, field, problems }: ParamFieldProps) {
  const { param, spec, value, valid, changed } = field;
  const id = fieldId(param);
  const edit = useFieldEdit(nodeId, param, value);
  const [typed, setTyped] = useState<TypingError | null>(null);
  // It is forgotten when the document changes by another way.
  const message = typed !== null && jsonEqual(typed.value, value) ? typed.message : null;
  return (
    <div className="param-field" data-param={param} data-changed={changed || undefined}>
      <Tooltip text={spec.help} side="left" describes={false}>
        <div className={isWide(spec.kind) ? 'param-row param-row-wide' : 'param-row'}>
          <ParamLabel id={id} field={field} edit={edit} />
          {changed && (
            <span className="param-reset">
              <IconButton
                label={`Reset ${spec.label.toLowerCase()} to ${formatParam(spec, spec.default as Json)}`}
                icon={RotateCcw}
                size={13}
                onClick={() => {
                  setTyped(null);
                  edit.set(undefined);
                }}
              />
            </span>
          )}
          <div className="param-control">
            <ParamControl
              spec={spec}
              id={id}
              describedBy={`${id}-help ${id}-message`}
              value={value}
              invalid={!valid || problems.some(({ severity }) => severity === 'error')}
              onChange={edit.change}
              onError={(text) => setTyped(text === null ? null : { message: text, value })}
              onCommit={edit.commit}
            />
          </div>
        </div>
      </Tooltip>
      <span id={`${id}-help`} className="visually-hidden">
        {spec.help}
        {changed && ' Changed from the default.'}
      </span>
      <div id={`${id}-message`}>
        {message !== null && (
          <p className="param-message field-error" role="alert">
            {message}
          </p>
        )}
        <FieldProblems problems={problems} />
      </div>
    </div>
  );
}

/** Controls that need the whole width stand below their label. */
function isWide(kind: FieldState['spec']['kind']): boolean {
  return kind === 'inputShape' || kind === 'sides' || kind === 'text';
}
