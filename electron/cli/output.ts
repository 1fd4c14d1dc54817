import { toProblem } from '../services/problems';

/** 0 done; 1 the answer is "no": the network has errors, the run failed; 2 the call or a file is wrong. */
export type ExitStatus = 0 | 1 | 2;

/** One JSON value on a line of standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** A line for people, on standard output where that holds no JSON. */
export function printText(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A line for people on standard error. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The call and the file are right, and still the answer is "no". */
const refusals: readonly string[] = [
  'network-has-errors',
  'engine-missing',
  'run-active',
  'run-finished',
  'run-not-resumable',
  'disk-full',
  'out-of-memory',
  'graph-refused',
  'too-large',
  'trainer-died',
  'internal',
];

/** Says in words what went wrong; the technical part only where CONVCANVAS_DEBUG asks for it. */
export function reportFailure(error: unknown, json: boolean): ExitStatus {
  const { code, message, detail } = toProblem(error);
  if (json) printJson({ type: 'failed', code, message });
  note(message);
  if (detail !== undefined && process.env.CONVCANVAS_DEBUG) note(detail);
  return refusals.includes(code) ? 1 : 2;
}

/** A reader that has seen enough (`| head`) closes its end: no reason for a stack trace. */
export function endQuietlyWithoutReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
