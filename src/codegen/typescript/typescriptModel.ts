import type { CodeInput } from '../CodeInput';
import type { SourceFile } from '../SourceFile';

/** The file that defines the network; layers with a problem are a comment that says so. */
export function typescriptModel(_input: CodeInput): SourceFile {
  throw new Error('Not written.');
}
