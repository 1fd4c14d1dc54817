import type { ExitStatus } from './output';

export type ImportOptions = { readonly out: string; readonly run?: string; readonly json?: boolean };

/** Reads a model file of Keras or TensorFlow.js and writes it as a network. */
export function importModel(_source: string, _options: ImportOptions): Promise<ExitStatus> {
  throw new Error('Not written.');
}
