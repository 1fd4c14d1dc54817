import type { TrainerCommand, TrainerMessage } from '../../src/contract/trainerMessages';

/** How this process is spoken to, whoever started it. */
export type Channel = {
  readonly post: (message: TrainerMessage) => void;
  readonly onCommand: (listener: (command: TrainerCommand) => void) => void;
  /** Delivers what was posted, then ends the process. */
  readonly end: (exitCode: number) => void;
};

/** What Electron gives a utility process. */
type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
};

/** Electron's port in a utility process, otherwise Node's channel of a forked process. */
export function openChannel(): Channel {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
  return parentPort === undefined ? nodeChannel() : electronChannel(parentPort);
}

function electronChannel(port: ParentPort): Channel {
  return {
    post: (message) => port.postMessage(message),
    onCommand: (listener) => {
      port.on('message', ({ data }) => listener(data as TrainerCommand));
    },
    // The port has no "delivered": a moment is enough for messages within a machine.
    end: (exitCode) => {
      setTimeout(() => process.exit(exitCode), 100);
    },
  };
}

function nodeChannel(): Channel {
  let waiting = 0;
  let exitCode: number | null = null;
  const sent = () => {
    waiting--;
    if (waiting === 0 && exitCode !== null) process.exit(exitCode);
  };
  return {
    post: (message) => {
      if (process.send === undefined || !process.connected) return;
      waiting++;
      process.send(message, sent);
    },
    onCommand: (listener) => {
      process.on('message', (message) => listener(message as TrainerCommand));
      // The parent is gone: what was learnt is saved, then this process ends too.
      process.on('disconnect', () => listener({ type: 'stop' }));
    },
    end: (code) => {
      exitCode = code;
      if (waiting === 0) process.exit(code);
    },
  };
}
