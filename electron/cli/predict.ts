import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ProblemError } from '../../src/contract/api';
import { askTrainer } from '../services/askTrainer';
import { problem } from '../services/problems';
import { forkTrainer } from './forkTrainer';
import { type ExitStatus, note, printJson, printText } from './output';
import { withServices } from './withServices';

export type PredictOptions = {
  readonly run: string;
  readonly images: readonly string[];
  readonly engine?: string;
  readonly json?: boolean;
};

/** What a trained network says to images: the outputs of its last layer, a row an image. */
export async function predict({ run, images, engine, json = false }: PredictOptions): Promise<ExitStatus> {
  const runFolder = resolve(run);
  const files = images.map((image) => resolve(image));
  for (const path of [join(runFolder, 'network.cnn.json'), ...files]) {
    if (!existsSync(path)) throw problem('not-found', `${path} does not exist.`);
  }
  return withServices(async (services): Promise<ExitStatus> => {
    const job = { runFolder, engine: await services.chooseEngine(engine ?? null), images: files };
    const reply = await askTrainer(forkTrainer, { type: 'predict', job }, { timeoutMs: null });
    if (reply.type === 'failed') throw new ProblemError(reply.failure);
    if (reply.type !== 'predicted') throw problem('internal', 'The trainer did not answer with a prediction.');
    if (json) {
      printJson({ outputs: reply.outputs });
      return 0;
    }
    reply.outputs.forEach((row, index) => {
      const best = row.reduce((top, value, place) => (value > (row[top] ?? Number.NEGATIVE_INFINITY) ? place : top), 0);
      printText(
        `${images[index] ?? `image ${index + 1}`}: ${best} (${row.map((value) => value.toFixed(4)).join(' ')})`,
      );
    });
    note(`${reply.outputs.length} predicted`);
    return 0;
  });
}
