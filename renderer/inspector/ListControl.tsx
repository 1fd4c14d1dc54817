import { type Json, jsonEqual } from '../../src/document/json';
import { useDraft } from '../ui/useDraft';
import type { ControlProps } from './fieldProps';
import { formatList, readList } from './readList';

const placeholders = { targetShape: 'such as 7 × 7 × 64', perChannel: 'such as 0.5', noiseShape: 'none' } as const;

/** A list of numbers, typed as text: a shape as "7 × 7 × 64", one number a channel as "0.5, 0.4, 0.4". */
export function ListControl(props: ControlProps<'targetShape' | 'perChannel' | 'noiseShape'>) {
  const { spec, id, describedBy, value, invalid, onChange, onError, onCommit } = props;
  const draft = useDraft<Json>({
    value,
    format: (list) => formatList(list, spec.kind === 'perChannel' ? ', ' : ' × '),
    read: (text) => readList(spec, text, value),
    same: jsonEqual,
    // A file says one number for all channels as a number.
    onChange: (list) => onChange(spec.kind === 'perChannel' ? onlyNumber(list) : list),
    onError,
    onCommit,
  });
  return (
    <input
      id={id}
      className="field number"
      autoComplete="off"
      spellCheck={false}
      aria-invalid={invalid || draft.isWrong}
      aria-describedby={describedBy}
      placeholder={placeholders[spec.kind]}
      value={draft.text}
      onFocus={draft.begin}
      onChange={(event) => draft.type(event.target.value)}
      onBlur={draft.settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.settle();
        if (event.key === 'Escape' && draft.cancel()) event.stopPropagation();
      }}
    />
  );
}

function onlyNumber(list: Json): Json {
  return Array.isArray(list) && list.length === 1 ? (list[0] ?? null) : list;
}
