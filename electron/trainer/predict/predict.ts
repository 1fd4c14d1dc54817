import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { compile } from '../../../src/compiler/compile';
import type { Plan } from '../../../src/compiler/Plan';
import type { PredictJob } from '../../../src/contract/trainerMessages';
import type { Shape } from '../../../src/document/Shape';
import { formatShape, shapesEqual, sizeOf } from '../../../src/document/Shape';
import { parseDocument } from '../../../src/layers/parseDocument';
import { defaultTraining } from '../../../src/training/resolveTraining';
import type { ImageDecoder } from '../data/imageFolder/ImageDecoder';
import { ImageError } from '../data/imageFolder/ImageDecoder';
import { javascriptDecoder } from '../data/imageFolder/javascriptDecoder';
import { readImages } from '../data/imageFolder/readImages';
import type { Images, Model, Values } from '../engines/Engine';
import { openEngine } from '../engines/openEngine';
import { RunError } from '../failure';
import { readWeights } from '../runFolder/weightsFile';
import { readNpy } from './npy';

const atOnce = 256;
const decodedAtOnce = 16;

/** The outputs of a run's network for some images: a row of numbers an image. */
export async function predictImages(job: PredictJob): Promise<readonly (readonly number[])[]> {
  const plan = await readPlan(job.runFolder);
  const shape = inputShape(plan);
  const engine = await openEngine(job.engine);
  const inputs = await readInputs(job.images, shape, engine.decoder ?? javascriptDecoder);
  const model = await engine.build(plan, defaultTraining);
  try {
    await model.setWeights(await readRunWeights(job.runFolder));
    return await predictAll(model, inputs, shape);
  } finally {
    model.dispose();
  }
}

async function predictAll(model: Model, inputs: Images, shape: Shape): Promise<number[][]> {
  const size = sizeOf(shape);
  const count = inputs.shape[0] ?? 0;
  const outputs: number[][] = [];
  for (let start = 0; start < count; start += atOnce) {
    const end = Math.min(start + atOnce, count);
    const data = inputs.data.subarray(start * size, end * size);
    const predicted = await model.predict({ shape: [end - start, ...shape], data });
    const width = predicted.data.length / (end - start);
    for (let row = 0; row < end - start; row++) {
      outputs.push(Array.from(predicted.data.subarray(row * width, (row + 1) * width)));
    }
  }
  return outputs;
}

async function readPlan(runFolder: string): Promise<Plan> {
  const path = join(runFolder, 'network.cnn.json');
  const parsed = parseDocument(await readRunFile(path));
  if (!parsed.ok) throw new RunError({ code: 'run-unreadable', message: `${path}: ${parsed.error.message}` });
  const plan = compile(parsed.document, { dataset: null });
  if (!plan.ok) {
    const message = plan.diagnostics.find(({ severity }) => severity === 'error')?.message ?? 'it has an error';
    throw new RunError({ code: 'run-unreadable', message: `The network of this run cannot be used: ${message}` });
  }
  return plan;
}

async function readRunFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = `This is not the folder of a run, or it is damaged: ${path} cannot be read.`;
    throw new RunError({ code: 'run-unreadable', message, detail });
  }
}

async function readRunWeights(runFolder: string) {
  try {
    return (await readWeights(join(runFolder, 'weights'))).weights;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = `The weights of the run in ${runFolder} are missing or damaged, so it cannot predict.`;
    throw new RunError({ code: 'run-unreadable', message, detail });
  }
}

function inputShape(plan: Plan): Shape {
  const shape = plan.inputId === null ? null : plan.layerById.get(plan.inputId)?.outputShape;
  if (shape == null) throw new Error('A plan without errors has an Input with a shape.');
  return shape;
}

/** Image files, converted to the Input's size and channels, or one `.npy` file as it is. */
async function readInputs(files: readonly string[], shape: Shape, decoder: ImageDecoder): Promise<Images> {
  const [first = ''] = files;
  if (files.length === 1 && extname(first).toLowerCase() === '.npy') return readArray(first, shape);
  const [height, width, channels] = shape;
  if (height === undefined || width === undefined || (channels !== 1 && channels !== 3)) {
    throw unreadable(`The network's Input is ${formatShape(shape)}: give it one .npy file of that shape, not images.`);
  }
  const size = sizeOf(shape);
  const data = new Uint8Array(files.length * size);
  for (let start = 0; start < files.length; start += decodedAtOnce) {
    const group = files.slice(start, start + decodedAtOnce);
    const results = await readImages(group, { height, width, channels }, decoder);
    results.forEach((pixels, row) => {
      if (pixels instanceof Error) throw unreadable(`${group[row]} cannot be used: ${pixels.message}.`);
      data.set(pixels, (start + row) * size);
    });
  }
  return { shape: [files.length, ...shape], data };
}

async function readArray(file: string, shape: Shape): Promise<Images> {
  const values = await readNumbers(file);
  if (!shapesEqual(values.shape.slice(1), shape) || values.shape.length === 0) {
    throw unreadable(
      `${file} holds numbers of shape ${values.shape.join(' × ')}, but the network takes any number of images of ` +
        `${formatShape(shape)}.`,
    );
  }
  return values;
}

async function readNumbers(file: string): Promise<Values> {
  try {
    return readNpy(await readFile(file));
  } catch (error) {
    if (error instanceof ImageError) throw unreadable(`${file} cannot be used: ${error.message}.`);
    const detail = error instanceof Error ? error.message : String(error);
    throw unreadable(`${file} cannot be read.`, detail);
  }
}

function unreadable(message: string, detail?: string): RunError {
  return new RunError({ code: 'data-unreadable', message, ...(detail === undefined ? {} : { detail }) });
}
