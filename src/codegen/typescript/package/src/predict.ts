import * as tf from '@tensorflow/tfjs';
import { readArguments, runProgram } from './arguments';
import { imageTensor } from './data';
import { readImage } from './imageFiles';
import { buildModel, loadWeights } from './model';
import { settings } from './settings';
import { chooseBackend } from './tfBackend';

/** `npm run predict -- IMAGE…`: PNG and JPEG files. */
async function main(): Promise<void> {
  const { rest } = readArguments([]);
  if (rest.length === 0) throw new Error('Name at least one image: npm run predict -- picture.png');
  await chooseBackend();
  const model = buildModel();
  await loadWeights(model);
  for (const file of rest) {
    const pixels = await readImage(file);
    const outputs = tf.tidy(() => model.apply(imageTensor([pixels])) as tf.Tensor);
    console.log(`${file}: ${inWords(Array.from(await outputs.data()))}`);
    outputs.dispose();
  }
}

/** The three likeliest classes; plain numbers where the outputs are no classes. */
function inWords(outputs: readonly number[]): string {
  const { classNames } = settings;
  if (outputs.length > 1 && classNames.length !== outputs.length)
    return outputs.map((value) => value.toFixed(4)).join(', ');
  if (outputs.length === 1) return (outputs[0] ?? Number.NaN).toFixed(4);
  const ranked = outputs.map((value, place) => ({ value, name: classNames[place] ?? String(place) }));
  ranked.sort((a, b) => b.value - a.value);
  return ranked
    .slice(0, 3)
    .map(({ name, value }) => `${name} ${(100 * value).toFixed(1)} %`)
    .join(', ');
}

runProgram(main);
