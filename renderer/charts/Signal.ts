/** Tells listeners that something has changed; what it is they look up themselves. */
export class Signal {
  private readonly listeners = new Set<() => void>();

  /** Calls `listener` at every change until the answer is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  emit(): void {
    for (const listener of this.listeners) listener();
  }
}
