import type { ImageSample } from '../../../src/contract/datasets';
import type { DataPart, DataSource, ReadBatch } from '../../trainer/data/DataSource';

/** Images of these places, for the screen. A file that turns out to be unreadable is left out. */
export async function readSamples(
  source: DataSource,
  part: DataPart,
  indices: readonly number[],
): Promise<readonly ImageSample[]> {
  if (indices.length === 0) return [];
  const batch = await source.read(part, indices);
  return Array.from(batch.labels, (label, row) => ({ ...screenImage(batch, row), label }));
}

/** At most `count` places of a part: the classes in turn, and within a class evenly from its first image to its last. */
export function evenPlaces(labels: Int32Array, classes: number, count: number): readonly number[] {
  const places: number[][] = Array.from({ length: classes }, () => []);
  labels.forEach((label, index) => {
    places[label]?.push(index);
  });
  const filled = places.filter((ofClass) => ofClass.length > 0);
  const rows = Math.ceil(count / Math.max(1, filled.length));
  const columns = filled.map((ofClass) => {
    const taken = Math.min(rows, ofClass.length);
    return Array.from({ length: taken }, (_, row) => ofClass[Math.floor((row * ofClass.length) / taken)] as number);
  });
  return Array.from({ length: rows }, (_, row) => columns.flatMap((column) => column.slice(row, row + 1)))
    .flat()
    .slice(0, count);
}

function screenImage({ images }: ReadBatch, row: number): Omit<ImageSample, 'label'> {
  const [, height = 1, width = 1, channels = 1] = images.shape;
  const rgba = Buffer.alloc(height * width * 4);
  const start = row * height * width * channels;
  for (let pixel = 0; pixel < height * width; pixel++) {
    const at = start + pixel * channels;
    for (let channel = 0; channel < 3; channel++) {
      rgba[pixel * 4 + channel] = images.data[at + (channels >= 3 ? channel : 0)] ?? 0;
    }
    rgba[pixel * 4 + 3] = 255;
  }
  return { width, height, rgba: rgba.toString('base64') };
}
