import { formatCount, formatShape, type Shape } from '../../document/Shape';
import type { ExportInput } from '../CodeInput';
import type { ExportFile } from '../ExportFile';
import { plainLine } from '../python/pythonText';

export type ServingText = {
  /** "an ONNX model". */
  readonly kind: string;
  /** The parts that differ, in Markdown. */
  readonly sections: string;
};

/** The first file that people read of a model without its training: what it is, and how to use it. */
export function servingReadme(input: ExportInput, { kind, sections }: ServingText): ExportFile {
  const { name, plan, classNames } = input;
  const classes =
    classNames === null || classNames.length === 0
      ? ''
      : `\n## Classes\n\n${classNames.map((className, index) => `${index}. ${markdownText(className)}`).join('\n')}\n`;
  const text = `# ${markdownText(name.trim() === '' ? 'The network' : name)}

A network with ${formatCount(plan.totals.params)} parameters as ${kind}. ${origin(input)}

It takes ${valuesText(inputShape(input))}: a byte of a picture divided by 255. It answers ${valuesText(outputShape(input))}.
${sections}${classes}`;
  return { path: 'README.md', kind: 'text', text };
}

function origin({ trained }: ExportInput): string {
  if (trained === null) return 'The weights are the first ones: this network has not been trained yet.';
  const epochs = `${trained.epochs} ${trained.epochs === 1 ? 'epoch' : 'epochs'}`;
  const accuracy = trained.testAccuracy;
  const right = accuracy === null ? '' : `, right on ${(100 * accuracy).toFixed(2)} % of the test images`;
  return `The weights are those of ${markdownText(trained.runName)}, after ${epochs}${right}.`;
}

function valuesText(shape: Shape): string {
  const values =
    shape.length === 3 ? `float32 images of ${formatShape(shape)}` : `float32 values, ${formatShape(shape)}`;
  return `${values} each`;
}

export function inputShape({ plan }: Pick<ExportInput, 'plan'>): Shape {
  return plan.layerById.get(plan.inputId ?? '')?.outputShape ?? [];
}

export function outputShape({ plan }: Pick<ExportInput, 'plan'>): Shape {
  return plan.layerById.get(plan.outputId ?? '')?.outputShape ?? [];
}

/** Any text as text of Markdown on one line: nothing in it is markup. */
function markdownText(text: string): string {
  return plainLine(text, 200)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[`*_[\]{}()#+!|~>-]/g, '\\$&');
}
