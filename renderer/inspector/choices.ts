import { activations, initializers, type ParamSpec } from '../../src/layers/params';

/** Up to so many options stand side by side, where they are short enough to fit. */
const MOST_SEGMENTS = 3;
const MOST_LETTERS = 22;

/** The names that a parameter takes; none where it takes something else. */
export function choicesOf(spec: ParamSpec): readonly string[] {
  switch (spec.kind) {
    case 'choice':
      return spec.options;
    case 'activation':
      return activations;
    case 'initializer':
      return initializers;
    default:
      return [];
  }
}

/** Whether all of the choices are visible at once; otherwise they are in a list that opens. */
export function isSegmented(spec: ParamSpec): boolean {
  const names = choicesOf(spec);
  return names.length > 0 && names.length <= MOST_SEGMENTS && names.join('').length <= MOST_LETTERS;
}
