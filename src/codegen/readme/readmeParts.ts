import { formatCount, formatShape } from '../../document/Shape';
import type { ExportInput } from '../CodeInput';
import { layerVariables } from '../layerVariables';
import { markdownTable, markdownText } from './markdown';

/** `# Name`. */
export function readmeTitle({ name }: Pick<ExportInput, 'name'>): string {
  return `# ${markdownText(name.trim() === '' ? 'The network' : name)}`;
}

/** The title and what the network is, as lines of Markdown. */
export function readmeHead(input: ExportInput, what: string): readonly string[] {
  const { params, trainableParams, macs } = input.plan.totals;
  return [
    readmeTitle(input),
    '',
    what,
    '',
    `- ${formatCount(input.plan.layers.length)} layers`,
    `- ${formatCount(params)} parameters, of which ${formatCount(trainableParams)} are learned`,
    `- ${formatCount(macs)} multiply-accumulates for one image`,
    '',
    weightsInWords(input),
  ];
}

/** Where the weights come from, in a sentence of Markdown. */
export function weightsInWords({ trained }: Pick<ExportInput, 'trained'>): string {
  if (trained === null) return 'The weights are the first ones, drawn by seed: this network has not been trained yet.';
  const { runName, epochs, testAccuracy } = trained;
  const right = testAccuracy === null ? '' : `, right on ${(100 * testAccuracy).toFixed(2)} % of the test images`;
  const after = `${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
  return `The weights are those of ${markdownText(runName)}, after ${after}${right}.`;
}

/** What `network.cnn.json` is for. */
export const aboutDocument = 'the network itself, which ConvCanvas opens again';

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
