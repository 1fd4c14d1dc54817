import type { ServiceEvent } from '../../../src/contract/events';
import { startHost } from '../startHost';

/**
 * A real host with services that are under a test's control, as a program of its own: what a test of the page's end
 * talks to, kills and starts again. It is forked, with the port (0 for any) and the secret as its arguments.
 */

/** What the test says: send an event to the pages; answer the held requests. */
export type ToHostProgram =
  | { readonly type: 'event'; readonly event: ServiceEvent }
  | { readonly type: 'release'; readonly text: string };

/** What it says: it listens; a request has come. */
export type FromHostProgram =
  | { readonly type: 'listening'; readonly port: number }
  | { readonly type: 'asked'; readonly name: string; readonly input: unknown };

const [port = '0', secret] = process.argv.slice(2);
const tell = (message: FromHostProgram) => process.send?.(message);

let release: (text: string) => void = () => {};
let released = newHold();

function newHold(): Promise<string> {
  return new Promise((resolve) => {
    release = resolve;
  });
}

process.on('disconnect', () => process.exit(0));
startHost({
  pageFolder: __dirname,
  port: Number(port),
  secret,
  // Requests for the document of a run are held until the test releases them; all others are answered with their input.
  answer: async (name, input) => {
    tell({ type: 'asked', name, input });
    return { ok: true, value: name === 'readRunDocument' ? await released : input };
  },
}).then(
  (host) => {
    process.on('message', (message: ToHostProgram) => {
      if (message.type === 'event') {
        host.send(message.event);
        return;
      }
      release(message.text);
      released = newHold();
    });
    tell({ type: 'listening', port: host.port });
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
