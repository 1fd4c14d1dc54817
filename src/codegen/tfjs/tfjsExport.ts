import type { ExportInput } from '../CodeInput';
import { documentFile } from '../documentFile';
import type { ExportFile } from '../ExportFile';
import { graphModel } from './graphModel';
import { layersModel, unplainLayers } from './layersModel';
import { tfjsReadme } from './readme';
import { weightShards } from './weightShards';

/**
 * `model.json` and its weights: a layers model where tfjs-layers has all layers, else a graph model, which holds the same
 * computation as operations.
 */
export function tfjsExport(input: ExportInput): readonly ExportFile[] {
  const unplain = unplainLayers(input.plan);
  const made = { generatedBy: 'ConvCanvas', convertedBy: null };
  const { model, files } = unplain.length === 0 ? layersJson(input) : graphJson(input);
  return [
    { path: 'README.md', kind: 'text', text: tfjsReadme(input, unplain) },
    { path: 'model.json', kind: 'text', text: `${JSON.stringify({ ...model, ...made })}\n` },
    ...files,
    { path: 'classes.json', kind: 'text', text: `${JSON.stringify(input.classNames ?? [], null, 2)}\n` },
    documentFile(input),
  ];
}

function layersJson(input: ExportInput) {
  const { topology, tensors } = layersModel(input);
  const { manifest, files } = weightShards(tensors);
  return { model: { format: 'layers-model', modelTopology: topology, weightsManifest: manifest }, files };
}

function graphJson(input: ExportInput) {
  const { topology, signature, tensors } = graphModel(input);
  const { manifest, files } = weightShards(tensors);
  return { model: { format: 'graph-model', signature, modelTopology: topology, weightsManifest: manifest }, files };
}
