import type { Unsubscribe } from '../../src/contract/events';

/** `connecting`: at the start, and while a connection that broke is tried again. `lost`: requests fail at once. */
export type Connection = 'connecting' | 'connected' | 'lost';

let current: Connection = 'connected';
const listeners = new Set<(connection: Connection) => void>();

/** In the window of the app the services are always there: it stays `connected`. */
export function connection(): Connection {
  return current;
}

/** Tells each change from now on. After a loss events may have been missed: lists are worth reading again. */
export function onConnectionChange(listener: (connection: Connection) => void): Unsubscribe {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function setConnection(next: Connection): void {
  if (next === current) return;
  current = next;
  for (const listener of [...listeners]) listener(next);
}
