import type { ServiceEvent } from '../../src/contract/events';

/** Which runs are under way, by what the services tell. */
export class RunsInProgress {
  private readonly running = new Set<string>();
  private readonly paused = new Set<string>();

  observe(event: ServiceEvent): void {
    if (event.type !== 'run' && event.type !== 'runDeleted') return;
    // It goes on without this application.
    if (event.type === 'run' && !event.summary.own) return;
    const id = event.type === 'run' ? event.summary.id : event.runId;
    const status = event.type === 'run' ? event.summary.status : null;
    this.running.delete(id);
    this.paused.delete(id);
    if (status === 'running') this.running.add(id);
    if (status === 'paused') this.paused.add(id);
  }

  /** Something computes right now: the computer should not fall asleep. */
  get computing(): boolean {
    return this.running.size > 0;
  }

  /** Closing would stop a run, computing or paused. */
  get any(): boolean {
    return this.computing || this.paused.size > 0;
  }
}
