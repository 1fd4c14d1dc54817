import { formatCount, formatShape } from '../../document/Shape';
import type { ExportInput } from '../CodeInput';
import { layerVariables } from '../layerVariables';
import { markdownTable, markdownText } from './markdown';

/** The title and what the network is, as lines of Markdown. */
export function readmeHead({ name, plan, trained }: ExportInput, what: string): readonly string[] {
  const { params, trainableParams, macs } = plan.totals;
  return [
    `# ${markdownText(name.trim() === '' ? 'A network' : name)}`,
    '',
    what,
    '',
    `- ${formatCount(plan.layers.length)} layers`,
    `- ${formatCount(params)} parameters, of which ${formatCount(trainableParams)} are learned`,
    `- ${formatCount(macs)} multiply-accumulates for one image`,
    `- Weights: ${weightsInWords(trained)}`,
  ];
}

function weightsInWords(trained: ExportInput['trained']): string {
  if (trained === null) return 'the first ones, drawn by seed; the network has not learned anything yet.';
  const { runName, epochs, testAccuracy } = trained;
  const right = testAccuracy === null ? '' : `; ${(100 * testAccuracy).toFixed(2)} % of the test images were right`;
  return `learned in ${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'} (${markdownText(runName)})${right}.`;
}

/** A row a layer: its name in code, its class, what comes out of it and what it learns. */
export function layerTable({ plan }: ExportInput): readonly string[] {
  const variables = layerVariables(plan);
  const rows = plan.layers.map(({ id, type, outputShape, paramCount }) => [
    `\`${variables.get(id) ?? id}\``,
    type,
    outputShape === null ? '' : formatShape(outputShape),
    formatCount(paramCount ?? 0),
  ]);
  return ['## Layers', '', ...markdownTable(['Layer', 'Type', 'Output', 'Parameters'], rows)];
}
