import { formatCount, formatShape, type Shape } from '../../document/Shape';
import type { ExportInput } from '../CodeInput';
import type { ExportFile } from '../ExportFile';
import { inputShape, outputShape } from '../networkShapes';
import { markdownText } from '../readme/markdown';
import { aboutDocument, readmeTitle, weightsInWords } from '../readme/readmeParts';

export type ServingText = {
  /** "an ONNX model". */
  readonly kind: string;
  /** The parts that differ, in Markdown. */
  readonly sections: string;
};

/** The first file that people read of a model without its training: what it is, and how to use it. */
export function servingReadme(input: ExportInput, { kind, sections }: ServingText): ExportFile {
  const { plan, classNames } = input;
  const classes =
    classNames === null || classNames.length === 0
      ? ''
      : `\n## Classes\n\n${classNames.map((className, index) => `${index}. ${markdownText(className)}`).join('\n')}\n`;
  const text = `${readmeTitle(input)}

A network with ${formatCount(plan.totals.params)} parameters as ${kind}. ${weightsInWords(input)}

It takes ${valuesText(inputShape(input))}: a byte of a picture divided by 255. It answers ${valuesText(outputShape(input))}.
${sections}
\`network.cnn.json\` is ${aboutDocument}.
${classes}`;
  return { path: 'README.md', kind: 'text', text };
}

function valuesText(shape: Shape): string {
  const values =
    shape.length === 3 ? `float32 images of ${formatShape(shape)}` : `float32 values, ${formatShape(shape)}`;
  return `${values} each`;
}
