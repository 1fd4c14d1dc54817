import type { AppInfo, RequestInput } from '../../src/contract/api';
import type { TrainerCommand } from '../../src/contract/trainerMessages';

/** A trainer process, however it was started. */
export type TrainerProcess = {
  readonly send: (command: TrainerCommand) => void;
  /** Whatever it says; checked by the receiver. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Once, when the process has ended: its exit code, or null where a signal ended it. */
  readonly onExit: (listener: (code: number | null) => void) => void;
  /** What it wrote to standard error, the last 20,000 characters. */
  readonly errorOutput: () => string;
  /** Ends it at once. */
  readonly kill: () => void;
};

/** Native file dialogs; each answers null when the user cancelled. */
export type Dialogs = {
  readonly openDocument: () => Promise<string | null>;
  readonly openModel: () => Promise<string | null>;
  readonly saveDocument: (suggestedName: string) => Promise<string | null>;
  readonly chooseFolder: (title: string) => Promise<string | null>;
};

/** What differs between the window, the browser on this machine and the terminal. */
export type ServicesHost = {
  /** Where settings, recovery copies, runs and downloaded data sets live. */
  readonly dataFolder: string;
  readonly documentsFolder: string;
  readonly version: string;
  readonly platform: AppInfo['platform'];
  readonly frontEnd: AppInfo['frontEnd'];
  /** null: the front end shows its own list of `documentsFolder`. */
  readonly dialogs: Dialogs | null;
  readonly openAtStart: string | null;
  readonly forkTrainer: () => TrainerProcess;
  /** The front end's document changed its name, path or unsaved mark. */
  readonly onState: (state: RequestInput<'reportState'>) => void;
  readonly onCloseAnswer: (close: boolean) => void;
};
