import { fork } from 'node:child_process';
import { OutputTail } from './OutputTail';
import type { ForkTrainer, TrainerExit } from './TrainerProcess';

/** Starts the trainer program as a child process of Node. */
export function forkNodeTrainer(program: string, env: NodeJS.ProcessEnv = process.env): ForkTrainer {
  return () => {
    const child = fork(program, [], {
      env,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // JSON would turn a loss that is not a number into nothing.
      serialization: 'advanced',
      // A process group of its own: Ctrl+C in a terminal is for us, and we stop the trainer in good order.
      detached: process.platform !== 'win32',
    });
    const output = new OutputTail(child.stderr);
    let failure = '';
    // A program that cannot be started says so here, and a message to a program that has just ended fails here.
    child.on('error', (error) => {
      failure = error.message;
    });
    return {
      pid: child.pid,
      send: (command) => {
        if (child.connected) child.send(command, () => {});
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        const end = (exit: Omit<TrainerExit, 'output'>) => listener({ ...exit, output: output.read() || failure });
        if (child.pid === undefined) setImmediate(() => end({ code: null, signal: null }));
        else child.once('close', (code, signal) => end({ code, signal }));
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}
