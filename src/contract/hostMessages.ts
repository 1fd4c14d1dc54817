import { z } from 'zod';
import type { Answer } from './api';
import type { ServiceEvent } from './events';

/**
 * What a page in a browser and the host on this machine say over their WebSocket, as JSON text. The page's first
 * message is a `PageGreeting`; everything after it is a `PageRequest`.
 */

/** Where the host listens for WebSockets. */
export const socketPath = '/socket';

/**
 * Where the host takes a file that was dropped onto the page, as the body of a POST: `?name=` is what the page calls it, the
 * secret stands in `Authorization: Bearer`. The answer is `{ "path" }`, to open or import it by, or `{ "message" }`.
 * `&beside=` is the path of an earlier file, into whose folder it goes: the shards of a `model.json`.
 */
export const uploadPath = '/upload';

/** The largest message that the host takes, in bytes. */
export const largestMessage = 60 * 1024 * 1024;

/** The close code for a greeting that is wrong or late: the page need not try again. */
export const wrongSecret = 4401;

export const pageGreetingSchema = z.object({ secret: z.string().max(200) }).strict();
export type PageGreeting = z.output<typeof pageGreetingSchema>;

/**
 * `id`: unlike any other, of any page. A page that lost its connection sends what is unanswered again with the same
 * id, and the host carries it out only once.
 */
export const pageRequestSchema = z
  .object({ id: z.string().min(1).max(100), name: z.string().max(100), input: z.unknown() })
  .strict();
export type PageRequest = z.output<typeof pageRequestSchema>;

export type HostMessage =
  /** The secret was right; requests are answered from now on. */
  | { readonly type: 'welcome' }
  | { readonly type: 'answer'; readonly id: string; readonly answer: Answer<unknown> }
  | { readonly type: 'event'; readonly event: ServiceEvent };

const numberMark = '$number';
const unwritable = new Map([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((n) => [String(n), n]));

/** JSON knows no NaN and no infinity, but a loss may be either: they are written as `{ "$number": "NaN" }`. */
export function writeHostMessage(message: HostMessage): string {
  return JSON.stringify(message, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? { [numberMark]: String(value) } : value,
  );
}

/** The host is ours, but text that is no message must not break the page: null. */
export function readHostMessage(text: string): HostMessage | null {
  try {
    const message: unknown = text.includes(`"${numberMark}"`) ? JSON.parse(text, reviveNumber) : JSON.parse(text);
    return typeof message === 'object' && message !== null && 'type' in message ? (message as HostMessage) : null;
  } catch {
    return null;
  }
}

function reviveNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(numberMark in value)) return value;
  return unwritable.get(String(value[numberMark])) ?? value;
}
