import type { ExportTarget } from '../../src/codegen/exportTargets';
import { snakeCase } from '../../src/codegen/layerVariables';
import { inFolder } from '../files/fileNames';

/** The folder that an export makes in the one that was chosen: "first-cnn-keras". */
export function exportFolder(parent: string, networkName: string, target: ExportTarget): string {
  const name = snakeCase(networkName).replaceAll('_', '-');
  return inFolder(parent, `${name === '' ? 'network' : name}-${target}`);
}
