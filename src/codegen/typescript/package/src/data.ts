import * as tf from '@tensorflow/tfjs';
import { readCifar10 } from './readCifar10';
import { readIdx } from './readIdx';
import { readImageFolder } from './readImageFolder';
import { settings } from './settings';

/** Images of the network's size: one array of bytes (0 to 255, row by row) an image, and their class numbers. */
export type Images = { readonly pixels: readonly Uint8Array[]; readonly labels: readonly number[] };

export type Data = { readonly train: Images; readonly test: Images };

/**
 * The data of a folder: IDX files (MNIST, Fashion-MNIST), CIFAR-10's binary version, or a folder of pictures with one
 * sub-folder a class (or `train` and `test` with these in each). Default: the folder that the network was trained with.
 */
export async function loadData(folder = settings.training.dataset): Promise<Data> {
  const data = (await readIdx(folder)) ?? (await readCifar10(folder)) ?? (await readImageFolder(folder));
  if (data === null) {
    throw new Error(
      `There are no images in ${folder}: name a folder with IDX files, CIFAR-10's .bin files or one sub-folder a class with --data.`,
    );
  }
  const size = settings.imageShape.reduce((product, length) => product * length, 1);
  for (const { pixels } of [data.train, data.test]) {
    const wrong = pixels.find((image) => image.length !== size);
    if (wrong !== undefined) {
      throw new Error(`An image has ${wrong.length} values, but the network takes ${settings.imageShape.join(' × ')}.`);
    }
  }
  return data;
}

/** Some of the images, as the network takes them. */
export function batchOf({ pixels, labels }: Images, places: Int32Array) {
  const chosen = Array.from(places);
  return {
    pixels: imageTensor(chosen.map((place) => pixels[place] as Uint8Array)),
    labels: chosen.map((place) => labels[place] as number),
  };
}

/** Images of bytes as one tensor `[images, height, width, channels]` of values from 0 to 1. */
export function imageTensor(images: readonly Uint8Array[]): tf.Tensor {
  const [first = new Uint8Array()] = images;
  const values = new Float32Array(images.length * first.length);
  images.forEach((image, place) => {
    for (let at = 0; at < image.length; at++) values[place * first.length + at] = (image[at] as number) / 255;
  });
  return tf.tensor(values, [images.length, ...settings.imageShape]);
}
