import { z } from 'zod';

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

export const textEditSchema = z.enum(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']);
export type TextEdit = z.output<typeof textEditSchema>;
