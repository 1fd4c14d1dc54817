import { resolve } from 'node:path';
import { problem } from '../services/problems';
import { computeRequest } from './computeRequest';
import { follow } from './follow';
import type { ExitStatus } from './output';
import { flagOf, numberOption, type TrainOptions, textOption } from './trainOptions';
import { withServices } from './withServices';

/** What is settled for good when a run begins. */
const settled = ['data', 'batchSize', 'seed', 'limit', 'out'] as const;

/** Goes on with a run from its last checkpoint, with an event a line. Status 1 where it cannot, or fails. */
export async function resume(folder: string, file: string | undefined, options: TrainOptions): Promise<ExitStatus> {
  if (file !== undefined)
    throw problem('bad-option', `--resume goes on with the run's own network; leave ${file} out.`);
  const refused = settled.find((name) => options[name] !== undefined);
  if (refused !== undefined) {
    throw problem('bad-option', `${flagOf(refused)} cannot change when a run goes on. Start a new training for that.`);
  }
  const [epochs, engine] = [numberOption(options, 'epochs'), textOption(options, 'engine')];
  const compute = computeRequest(options);
  return withServices((services) =>
    follow(services, options.json === true, () =>
      services.resumeRunIn(resolve(folder), { epochs, engine, dataFolder: null, ...compute }),
    ),
  );
}
