import type { ExportInput } from './CodeInput';
import { clusterExport } from './cluster/clusterExport';
import type { ExportFile } from './ExportFile';
import type { ExportTarget } from './exportTargets';
import { kerasExport } from './keras/kerasExport';
import { notebookExport } from './notebook/notebookExport';
import { onnxExport } from './onnx/onnxExport';
import { pytorchExport } from './pytorch/pytorchExport';
import { savedModelExport } from './savedModel/savedModelExport';
import { tfjsExport } from './tfjs/tfjsExport';
import { typescriptExport } from './typescript/typescriptExport';

const exporters: { readonly [target in ExportTarget]: (input: ExportInput) => readonly ExportFile[] } = {
  keras: kerasExport,
  pytorch: pytorchExport,
  typescript: typescriptExport,
  notebook: notebookExport,
  'saved-model': savedModelExport,
  tfjs: tfjsExport,
  onnx: onnxExport,
  cluster: clusterExport,
};

/** All files of an export. The plan must be ok, and the weights complete. */
export function exportFiles(target: ExportTarget, input: ExportInput): readonly ExportFile[] {
  return exporters[target](input);
}
