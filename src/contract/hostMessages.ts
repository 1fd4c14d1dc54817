import { z } from 'zod';
import type { Answer } from './api';
import type { ServiceEvent } from './events';

/**
 * What a page in a browser and the host on this machine say over their WebSocket, as JSON text. The page's first
 * message is a `PageGreeting`; everything after it is a `PageRequest`.
 */

/** Where the host listens for WebSockets. */
export const socketPath = '/socket';

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
