import type { Answer, Api, Problem, RequestInput, RequestName, RequestOutput } from '../../../src/contract/api';
import type { Bridge, ServiceEvent } from '../../../src/contract/events';

type Requests = { readonly [N in RequestName]?: (input: RequestInput<N>) => RequestOutput<N> | Problem };

export type FakeBridge = Bridge & {
  /** Sends an event as the services would. */
  readonly emit: (event: ServiceEvent) => void;
  /** The requests that were made, in order. */
  readonly calls: readonly { readonly name: RequestName; readonly input: unknown }[];
};

/** A bridge whose services answer from `requests`; what is not there is answered with a problem. */
export function fakeBridge(requests: Requests): FakeBridge {
  const listeners = new Set<(event: ServiceEvent) => void>();
  const calls: { name: RequestName; input: unknown }[] = [];
  const answer =
    (name: RequestName) =>
    async (input: unknown): Promise<Answer<unknown>> => {
      calls.push({ name, input });
      const respond = requests[name] as ((input: unknown) => unknown) | undefined;
      if (respond === undefined) return { ok: false, problem: { code: 'missing', message: `${name} is not there.` } };
      const value = respond(input);
      if (typeof value === 'object' && value !== null && 'code' in value && 'message' in value) {
        return { ok: false, problem: value as Problem };
      }
      return { ok: true, value };
    };
  const api = new Proxy({} as Api, { get: (_, name) => answer(name as RequestName) });
  return {
    api,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pathForFile: () => null,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    calls,
  };
}
