import type { ExitStatus } from './output';

export type ExportOptions = {
  readonly target: string;
  readonly out: string;
  readonly run?: string;
  readonly json?: boolean;
};

/** Writes a network as code, with the weights of a run or its first ones. */
export function exportCode(_file: string, _options: ExportOptions): Promise<ExitStatus> {
  throw new Error('Not written.');
}
