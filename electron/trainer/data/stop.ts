/** Throws the reason of a signal that was given. `AbortSignal.throwIfAborted` is missing in Node 16. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason;
}
