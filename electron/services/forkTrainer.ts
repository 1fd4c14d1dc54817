import { fork } from 'node:child_process';
import { OutputTail } from './OutputTail';
import type { TrainerProcess } from './ServicesHost';

/** Starts trainer processes as child processes of Node. `program`: the bundled trainer. */
export function forkTrainerWith(program: string): () => TrainerProcess {
  return () => {
    const child = fork(program, [], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // JSON would turn a loss that is not a number into nothing.
      serialization: 'advanced',
      // A process group of its own: Ctrl+C in a terminal is for us, and we stop the trainer in good order.
      detached: process.platform !== 'win32',
    });
    const output = new OutputTail(child.stderr);
    let failure = '';
    // A program that cannot be started says so here, and so does a message to one that has just ended.
    child.on('error', (error) => {
      failure = error.message;
    });
    return {
      send: (command) => {
        if (child.connected) child.send(command, () => {});
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        if (child.pid === undefined) {
          setImmediate(() => listener(null));
          return;
        }
        let [ended, read] = [false, !child.connected];
        const tell = () => {
          if (ended && read) listener(child.exitCode);
        };
        child.once('close', () => {
          ended = true;
          tell();
        });
        // The last messages may be read after the process has gone.
        child.once('disconnect', () => {
          read = true;
          tell();
        });
      },
      errorOutput: () => output.read() || failure,
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}
