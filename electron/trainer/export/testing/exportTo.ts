import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportTarget } from '../../../../src/codegen/exportTargets';
import type { ExportResult } from '../../../../src/contract/exporting';
import { serializeDocument } from '../../../../src/document/fileFormat';
import { writeWeights } from '../../runFolder/weightsFile';
import { exportNetwork } from '../exportNetwork';
import type { TrainedNetwork } from './trainedNetwork';

/** Exports a network with its weights, by way of a run's folder, as the app does. */
export async function exportTo(folder: string, target: ExportTarget, network: TrainedNetwork): Promise<ExportResult> {
  const runFolder = mkdtempSync(join(tmpdir(), 'convcanvas-run-'));
  try {
    await writeWeights(join(runFolder, 'weights'), { step: 3, epoch: 1, weights: network.weights });
    return await exportNetwork({
      text: serializeDocument(network.document),
      target,
      run: { folder: runFolder, name: 'Run 1', testAccuracy: 0.5 },
      settings: network.settings,
      classNames: null,
      folder,
    });
  } finally {
    rmSync(runFolder, { recursive: true, force: true });
  }
}
