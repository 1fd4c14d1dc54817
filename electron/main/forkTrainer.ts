import { constants } from 'node:os';
import { utilityProcess } from 'electron';
import { OutputTail } from '../services/OutputTail';
import type { TrainerProcess } from '../services/ServicesHost';

// Electron tells the number of the signal as an exit code. A trainer ends with 0, and Node, by itself, with 1.
const signals: ReadonlySet<number> =
  process.platform === 'win32'
    ? new Set()
    : new Set(['SIGILL', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGSEGV', 'SIGTERM'].map(signalNumber));

/** Starts trainer processes as Electron's utility processes. `program`: the bundled trainer. */
export function forkTrainerWith(program: string): () => TrainerProcess {
  return () => {
    const child = utilityProcess.fork(program, [], {
      serviceName: 'ConvCanvas trainer',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const output = new OutputTail(child.stderr);
    let failure = '';
    // V8 gave up, as where memory is short; the end of the process follows. Without a listener it would be thrown here.
    child.on('error', (type, location) => {
      failure = `${type} in ${location}`;
    });
    let ended = false;
    child.once('exit', () => {
      ended = true;
    });
    return {
      send: (command) => {
        if (!ended) child.postMessage(command);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        child.once('exit', (code) => listener(signals.has(code) ? null : code));
      },
      errorOutput: () => output.read() || failure,
      kill: () => {
        // Electron's own `kill` asks politely. Without an id the process has not started yet, or has ended.
        if (child.pid === undefined) child.kill();
        else killNow(child.pid);
      },
    };
  };
}

function signalNumber(name: string): number {
  return constants.signals[name as NodeJS.Signals];
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
