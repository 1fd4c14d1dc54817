/** Between the preload and the main process; the page itself sees none of them. */
export const channels = {
  /** Invoked with a request's name and input; answered with an `Answer`. */
  request: 'request',
  /** A `ServiceEvent` for the page. */
  event: 'event',
  /** The page has the question whether the window may close. */
  closeHeard: 'closeHeard',
  /** An item of the Edit menu is for the text in use: the window's own command does it. */
  editText: 'editText',
} as const;

export const textEdits = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const;
export type TextEdit = (typeof textEdits)[number];

/**
 * The names of the requests travel to the preload as an argument of its process: with the contract's schemas it would
 * be fifty times as large, and every start that much slower.
 */
const namesSwitch = '--convcanvas-requests=';

export function requestNamesArgument(names: readonly string[]): string {
  return `${namesSwitch}${names.join(',')}`;
}

/** Nothing where there is no such argument. */
export function readRequestNames(args: readonly string[]): readonly string[] {
  const list = args.find((arg) => arg.startsWith(namesSwitch))?.slice(namesSwitch.length);
  return list === undefined || list === '' ? [] : list.split(',');
}
