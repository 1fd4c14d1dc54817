import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ServiceEvent } from '../../../src/contract/events';
import type { RunStatus, RunSummary } from '../../../src/training/RunRecord';
import type { RunningServices } from '../createServices';
import { createServices } from '../createServices';
import { forkTrainerWith } from '../forkTrainer';
import type { ServicesHost } from '../ServicesHost';
import { temporaryFolder } from './temporaryFolder';

const fakeTrainer = fileURLToPath(new URL('fakeTrainer.cjs', import.meta.url));

export type TestServices = RunningServices & {
  readonly dataFolder: string;
  readonly events: readonly ServiceEvent[];
  /** Waits until a run is in one of these states. */
  readonly reached: (runId: string, ...statuses: readonly RunStatus[]) => Promise<RunSummary>;
};

/** Services on a new folder, with a trainer that computes nothing. They end with the test. */
export function testServices(changes: Partial<ServicesHost> = {}): TestServices {
  const dataFolder = changes.dataFolder ?? temporaryFolder();
  const services = createServices({
    dataFolder,
    documentsFolder: `${dataFolder}/documents`,
    version: '0.0.0',
    platform: 'linux',
    frontEnd: 'browser',
    dialogs: null,
    openAtStart: null,
    forkTrainer: forkTrainerWith(fakeTrainer),
    onState: () => {},
    onCloseAnswer: () => {},
    ...changes,
  });
  onTestFinished(() => services.dispose());
  const events: ServiceEvent[] = [];
  services.onEvent((event) => events.push(event));
  const reached = (runId: string, ...statuses: readonly RunStatus[]) =>
    new Promise<RunSummary>((resolve) => {
      const look = (event: ServiceEvent) => {
        if (event.type === 'run' && event.summary.id === runId && statuses.includes(event.summary.status)) {
          resolve(event.summary);
        }
      };
      services.onEvent(look);
      for (const event of events) look(event);
    });
  return { ...services, dataFolder, events, reached };
}

/** A network that can be trained; its name tells the fake trainer what to do. */
export function networkText(name: string, changes: { readonly units?: number; readonly epochs?: number } = {}): string {
  const { units = 10, epochs = 1 } = changes;
  return JSON.stringify({
    format: 'convcanvas',
    formatVersion: 1,
    name,
    nodes: [
      { id: 'input', type: 'Input', params: { shape: [28, 28, 1] } },
      { id: 'flat', type: 'Flatten', params: {} },
      { id: 'out', type: 'Dense', params: { units, activation: 'softmax' } },
    ],
    edges: [
      { id: 'e1', source: 'input', target: 'flat' },
      { id: 'e2', source: 'flat', target: 'out' },
    ],
    training: { dataset: 'mnist', epochs },
  });
}
