import { RunError } from '../failure';

/** What a file may hold and become; far more than networks that can be trained here. */
export const limits = {
  /** Of a whole file, and of all that it expands to. */
  bytes: 4 * 2 ** 30,
  /** An archive may expand to so many times its own size; Keras does not compress. */
  expansion: 200,
  /** Below this many bytes the ratio says nothing. */
  smallBytes: 2 ** 20,
  entries: 1000,
  /** Of the text that says how the network is built. */
  configBytes: 64 * 2 ** 20,
  /** Of a file whose content is held in memory as one piece. */
  pieceBytes: 2 * 2 ** 30 - 1,
} as const;

/** A file that cannot be used, in a sentence for people; `detail` is what a library said. */
export function unusable(message: string, error?: unknown): RunError {
  const detail = error === undefined ? undefined : error instanceof Error ? error.message : String(error);
  return new RunError({ code: 'model-unreadable', message, ...(detail === undefined ? {} : { detail }) });
}

/** Reads JSON; anything else is told by what it should be. */
export function parseJsonText(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw unusable(`${what} is not JSON, so the file is damaged or of another kind.`, error);
  }
}
