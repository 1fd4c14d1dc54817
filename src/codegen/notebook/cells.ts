import { formatCount } from '../../document/Shape';
import type { ExportInput } from '../CodeInput';
import { buildModelLines } from '../keras/kerasModel';
import { compileLines, constantLines, judgeLines, loopLines, scheduleParts } from '../keras/trainingLoop';
import { readmeHead } from '../readme/readmeParts';

export type Cell = { readonly id: string; readonly kind: 'markdown' | 'code'; readonly lines: readonly string[] };

const markdown = (id: string, ...lines: readonly string[]): Cell => ({ id, kind: 'markdown', lines });
const code = (id: string, ...lines: readonly string[]): Cell => ({ id, kind: 'code', lines: withoutEdges(lines) });

/** The notebook from top to bottom. */
export function notebookCells(input: ExportInput): readonly Cell[] {
  const { settings, plan } = input;
  const units = plan.layerById.get(plan.outputId ?? '')?.outputShape?.at(-1) ?? 1;
  return [
    markdown('title', ...readmeHead(input, 'A network in Keras 3, made with ConvCanvas.')),
    code(
      'settings',
      'import os',
      '',
      '# The folder of the images; None for those that the network was made for.',
      'DATA = os.environ.get("CONVCANVAS_DATA")',
      `EPOCHS = int(os.environ.get("CONVCANVAS_EPOCHS", "${settings.epochs}"))`,
      '# True: begin with the weights in model.weights.h5.',
      'USE_WEIGHTS = False',
      ...constantLines(input),
    ),
    markdown('about-images', '## The images'),
    code('images', ...imageLines(settings.schedule.type === 'cosine')),
    markdown('about-network', '## The network', '', `It learns ${formatCount(plan.totals.trainableParams)} numbers.`),
    code('network', ...buildModelLines(input).map(({ text }) => text)),
    code('build', ...buildLines()),
    markdown('about-training', '## Training'),
    code('training-parts', ...judgeLines(input), ...scheduleParts(input)),
    code('training', ...trainingLines(input)),
    code('curves', ...curveLines()),
    markdown('about-mistakes', '## Mistakes', '', 'The surest ones first.'),
    code('mistakes', ...mistakeLines(units)),
    code('save', 'model.save("trained.keras")', 'print("The trained network is in trained.keras.")'),
  ];
}

function imageLines(usesMath: boolean): readonly string[] {
  return [
    ...(usesMath ? ['import math', ''] : []),
    'import keras',
    'import matplotlib.pyplot as plt',
    'import numpy as np',
    'from keras import layers',
    '',
    'from data import SEED, Images, batches, load_data',
    '',
    'keras.utils.set_random_seed(SEED)',
    'data = load_data(DATA)',
    'print(',
    '    f"{len(data.train)} images to learn from, {len(data.validation)} to check with, "',
    '    f"{len(data.test)} to try it on; {len(data.class_names)} classes"',
    ')',
    '',
    '',
    'def class_name(label: int) -> str:',
    '    return data.class_names[label] if label < len(data.class_names) else str(label)',
    '',
    '',
    'def show(images: Images, titles: list[str]) -> None:',
    '    """Show images in rows of six."""',
    '    rows = -(-len(images) // 6)',
    '    figure, places = plt.subplots(rows, 6, figsize=(11, 2.2 * rows), squeeze=False)',
    '    for place in places.flat:',
    '        place.axis("off")',
    '    for place, pixels, title in zip(places.flat, images.pixels, titles, strict=False):',
    '        place.imshow(pixels.squeeze(), cmap="gray")',
    '        place.set_title(title, fontsize=9, parse_math=False)',
    '    plt.tight_layout()',
    '    plt.show()',
    '',
    '',
    'first = data.train.take(np.arange(min(6, len(data.train))))',
    'show(first, [class_name(label) for label in first.labels])',
  ];
}

function buildLines(): readonly string[] {
  return ['model = build_model()', 'if USE_WEIGHTS:', '    model.load_weights("model.weights.h5")', 'model.summary()'];
}

function trainingLines(input: ExportInput): readonly string[] {
  const afterEpoch = [
    'curves["loss"].append(loss)',
    'curves["accuracy"].append(accuracy)',
    'if len(data.validation) > 0:',
    '    curves["validation loss"].append(val_loss)',
    '    curves["validation accuracy"].append(val_accuracy)',
  ];
  return [
    ...compileLines(input),
    '',
    'curves = {',
    '    "loss": [],',
    '    "validation loss": [],',
    '    "accuracy": [],',
    '    "validation accuracy": [],',
    '}',
    ...loopLines(input, { epochs: 'EPOCHS', batchSize: 'BATCH_SIZE', afterEpoch }),
    '',
    'if len(data.test) > 0:',
    '    test_loss, test_accuracy = judge(model, data.test)',
    '    print(f"Test: loss {test_loss:.4f}, accuracy {test_accuracy:.4f}")',
  ];
}

function curveLines(): readonly string[] {
  return [
    'figure, (left, right) = plt.subplots(1, 2, figsize=(11, 3.5))',
    'for place, name in ((left, "loss"), (right, "accuracy")):',
    '    for curve in (name, f"validation {name}"):',
    '        if curves[curve]:',
    '            steps = range(1, len(curves[curve]) + 1)',
    '            place.plot(steps, curves[curve], marker="o", label=curve)',
    '    place.set_xlabel("epoch")',
    '    place.set_title(name)',
    '    place.legend()',
    'plt.show()',
  ];
}

function mistakeLines(units: number): readonly string[] {
  const answers =
    units === 1
      ? ['answers = (outputs[:, 0] > 0.5).astype(np.int64)', 'sure = np.abs(outputs[:, 0] - 0.5)']
      : ['answers = outputs.argmax(axis=1)', 'sure = outputs.max(axis=1)'];
  return [
    'tried = data.test if len(data.test) > 0 else data.train',
    'parts = [model.predict_on_batch(pixels) for pixels, _ in batches(tried, 256)]',
    'outputs = np.concatenate(parts)',
    ...answers,
    'wrong = np.flatnonzero(answers != tried.labels)',
    'print(f"{len(wrong)} of {len(tried)} images are taken for something else.")',
    'wrong = wrong[np.argsort(-sure[wrong])][:18]',
    'if len(wrong) > 0:',
    '    titles = [',
    '        f"{class_name(tried.labels[place])} as {class_name(answers[place])}"',
    '        for place in wrong',
    '    ]',
    '    show(tried.take(wrong), titles)',
  ];
}

function withoutEdges(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line !== '');
  return start < 0 ? [] : lines.slice(start);
}
