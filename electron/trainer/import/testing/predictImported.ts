import { join } from 'node:path';
import { compile } from '../../../../src/compiler/compile';
import type { NetworkDocument } from '../../../../src/document/NetworkDocument';
import { parseDocument } from '../../../../src/layers/parseDocument';
import { defaultTraining } from '../../../../src/training/resolveTraining';
import type { Values } from '../../engines/Engine';
import { openEngine } from '../../engines/openEngine';
import { readWeights } from '../../runFolder/weightsFile';

/** The document of an import; throws where its text is none. */
export function documentOf(text: string): NetworkDocument {
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.document;
}

/** What the app computes with an imported network and the weights in its run folder; null for one without weights. */
export async function predictImported(text: string, runFolder: string | null, images: Values): Promise<Values> {
  const engine = await openEngine('tensorflow');
  const model = await engine.build(compile(documentOf(text), { dataset: null }), defaultTraining);
  try {
    if (runFolder !== null) await model.setWeights((await readWeights(join(runFolder, 'weights'))).weights);
    return await model.predict(images);
  } finally {
    model.dispose();
  }
}
