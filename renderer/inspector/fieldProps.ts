import type { Json } from '../../src/document/json';
import type { ParamSpec } from '../../src/layers/params';

type Kind = ParamSpec['kind'];

/** What every control of a parameter is given. */
export type ControlProps<K extends Kind> = {
  readonly spec: Extract<ParamSpec, { readonly kind: K }>;
  readonly id: string;
  readonly describedBy: string;
  /** As the document has it, completed; where that is wrong, as it stands there. */
  readonly value: Json;
  /** The document's value is wrong, or what is typed. */
  readonly invalid: boolean;
  readonly onChange: (value: Json) => void;
  readonly onError: (message: string | null) => void;
  readonly onCommit: () => void;
};

/** The numbers in a value that is a list of them; anything else counts as none. */
export function numbersOf(value: Json): readonly number[] {
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : [];
}

/** The numbers at the first places of a value; null where there is none. One number stands for all of them. */
export function placesOf(value: Json, count: number): readonly (number | null)[] {
  return Array.from({ length: count }, (_, place) => {
    const found = Array.isArray(value) ? value[place] : value;
    return typeof found === 'number' ? found : null;
  });
}
