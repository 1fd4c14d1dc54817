import type { TrainerCommand } from '../../../src/contract/trainerMessages';

/** How a trainer process ended. */
export type TrainerExit = {
  readonly code: number | null;
  readonly signal: string | null;
  /** The end of what it printed on standard error. */
  readonly output: string;
};

/** A running trainer process, whoever started it. Listeners are called in order; `onExit` comes last and once. */
export type TrainerProcess = {
  readonly pid: number | undefined;
  readonly send: (command: TrainerCommand) => void;
  /** What arrives is not to be trusted: it is to be validated. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: (exit: TrainerExit) => void) => void;
  /** Ends it at once. */
  readonly kill: () => void;
};

/** Starts a trainer process. */
export type ForkTrainer = () => TrainerProcess;

/** "exit code 134" or "signal SIGKILL". */
export function exitText({ code, signal }: TrainerExit): string {
  return signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`;
}
