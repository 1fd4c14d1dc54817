import type { Answer, Api, Problem } from '../../src/contract/api';
import { requests } from '../../src/contract/api';
import type { Bridge, ServiceEvent } from '../../src/contract/events';
import { socketPath } from '../../src/contract/hostMessages';
import { setConnection } from './connection';
import type { HostConnectionOptions } from './HostConnection';
import { HostConnection } from './HostConnection';
import { openBrowserSocket } from './PageSocket';
import { takeSecret } from './secret';

export type { Connection } from './connection';
export { connection, onConnectionChange } from './connection';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly convcanvas?: Bridge;
  }
}

const patience = { firstWait: 200, longestWait: 3000, giveUpAfter: 8000 };

const noSecret: Problem = {
  code: 'no-secret',
  message: 'This address lacks the key of ConvCanvas. Open the whole address that it printed in the terminal.',
};

let bridge: Bridge | undefined;

/** The way to the services: the preload's in the window, a WebSocket in a browser. Made once. */
export function getBridge(): Bridge {
  bridge ??= window.convcanvas ?? openBrowserBridge();
  return bridge;
}

function openBrowserBridge(): Bridge {
  const secret = takeSecret(window);
  if (secret === null) {
    setConnection('lost');
    return toBridge(
      () => Promise.resolve({ ok: false, problem: noSecret }),
      () => () => {},
    );
  }
  const address = new URL(socketPath, window.location.href.replace(/^http/, 'ws')).href;
  return connectBridge({ address, secret, openSocket: openBrowserSocket, patience, onConnection: setConnection });
}

/** A bridge over a WebSocket to the host on this machine. */
export function connectBridge(
  options: Omit<HostConnectionOptions, 'onEvent'>,
): Bridge & { readonly close: () => void } {
  const listeners = new Set<(event: ServiceEvent) => void>();
  const host = new HostConnection({
    ...options,
    onEvent: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
  });
  const onEvent: Bridge['onEvent'] = (listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return { ...toBridge((name, input) => host.request(name, input), onEvent), close: () => host.close() };
}

function toBridge(
  request: (name: string, input: unknown) => Promise<Answer<unknown>>,
  onEvent: Bridge['onEvent'],
): Bridge {
  const calls = Object.keys(requests).map((name) => [name, (input: unknown) => request(name, input)] as const);
  return {
    // The services answer each request as the contract says; JSON carries no types.
    api: Object.fromEntries(calls) as Api,
    onEvent,
    pathForFile: () => null,
  };
}
