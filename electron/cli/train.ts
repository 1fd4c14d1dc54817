import { resolve } from 'node:path';
import { applyEdits, type Edit } from '../../src/document/edits';
import { serializeDocument } from '../../src/document/fileFormat';
import { problem } from '../services/problems';
import { chooseData } from './chooseData';
import { computeRequest } from './computeRequest';
import { follow } from './follow';
import { type ExitStatus, note, printJson } from './output';
import { readNetwork } from './readNetwork';
import { numberOption, type TrainOptions, textOption } from './trainOptions';
import { withServices } from './withServices';

/** Options that are fields of the document's training settings. */
const numberFields = ['epochs', 'batchSize', 'seed', 'limit'] as const;

/** Trains a network as the window does, with an event a line. Status 1 where the network has errors or the run failed. */
export async function train(file: string | undefined, options: TrainOptions): Promise<ExitStatus> {
  const json = options.json === true;
  if (file === undefined) throw problem('bad-option', 'Name the network to train, or a run to go on with: --resume.');
  const read = await readNetwork(file);
  if (!read.ok) {
    if (json) printJson({ type: 'failed', code: read.error.code, message: read.error.message });
    note(`${file}: ${read.error.message}`);
    return 2;
  }
  const data = await chooseData(read.document, file, textOption(options, 'data'));
  const edits: readonly Edit[] = [
    ...overrides(options),
    { type: 'setTraining', field: 'dataset', value: data.dataset },
  ];
  const text = serializeDocument(applyEdits(read.document, edits).document);
  const [engine, out] = [textOption(options, 'engine'), textOption(options, 'out')];
  const folder = out === null ? null : resolve(out);
  const compute = computeRequest(options);
  return withServices((services) =>
    follow(services, json, () => services.startRunIn(text, engine, { folder, dataFolder: data.folder, ...compute })),
  );
}

function overrides(options: TrainOptions): readonly Edit[] {
  return numberFields.flatMap((field): readonly Edit[] => {
    const value = numberOption(options, field);
    return value === null ? [] : [{ type: 'setTraining', field, value }];
  });
}
