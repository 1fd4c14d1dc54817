import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonData } from '../../../src/codegen/python/pythonData';
import { sourceText } from '../../../src/codegen/SourceFile';
import { compile } from '../../../src/compiler/compile';
import { resolveTraining } from '../../../src/training/resolveTraining';
import { epochOrder, splitTraining } from '../../../src/training/split';
import type { DataPart, DataSource } from '../data/DataSource';
import { openDataset } from '../data/openDataset';
import { cifarRecords } from '../testing/dataFiles';
import { chainDocument } from '../testing/networks';
import { hasPython, runPython } from './testing/harness';

/** Pictures of many sizes and kinds, and what is no picture. */
const pictures = `
import pathlib, sys
import numpy as np
from PIL import Image

random = np.random.default_rng(1)

def fill(folder, count):
    for label in ("b ird", "Cat", "ärger"):
        place = folder / label
        place.mkdir(parents=True)
        for number in range(count):
            height, width = random.integers(3, 20, 2)
            image = Image.fromarray(random.integers(0, 256, (height, width, 3), dtype=np.uint8))
            mode = ("RGB", "L", "RGBA", "P")[number % 4]
            image.convert(mode).save(place / f"{number * 7 % count}.png")
        (place / "notes.txt").write_text("no picture")
        (place / ".hidden.png").write_bytes(b"")
        (place / "broken.png").write_bytes(b"\\x89PNG\\r\\n\\x1a\\n")

root = pathlib.Path(sys.argv[1])
fill(root / "plain", 11)
fill(root / "parts" / "train", 6)
fill(root / "parts" / "Test", 3)
`;

/** What data.py makes of a folder: bytes of the second epoch, of the validation and of the test, with their labels. */
const program = `
import json, os, sys
import numpy as np
for place, folder in zip(sys.argv[1::2], sys.argv[2::2]):
    sys.modules.pop("data", None)
    sys.path.insert(0, place)
    import data as code
    data = code.load_data(folder)
    def read(images, epoch):
        parts = list(code.batches(images, 4, epoch))
        assert all(pixels.dtype == np.float32 and labels.dtype == np.int64 for pixels, labels in parts)
        pixels = [np.rint(pixels * 255).astype(int).reshape(len(labels), -1).tolist() for pixels, labels in parts]
        labels = [labels.tolist() for _, labels in parts]
        return {"pixels": sum(pixels, []), "labels": sum(labels, [])}
    found = {"train": read(data.train, 2), "validation": read(data.validation, None), "test": read(data.test, None)}
    json.dump({**found, "classes": data.class_names}, open(os.path.join(place, "found.json"), "w"))
    sys.path.remove(place)
`;

type Part = { readonly pixels: readonly (readonly number[])[]; readonly labels: readonly number[] };
type Found = {
  readonly train: Part;
  readonly validation: Part;
  readonly test: Part;
  readonly classes: readonly string[];
};

const rows = [
  { name: 'a folder', dataset: '', folder: 'plain', shape: [8, 6, 3] },
  { name: 'a folder, in grey', dataset: '', folder: 'plain', shape: [5, 9, 1] },
  { name: 'a folder with parts', dataset: '', folder: 'parts', shape: [7, 7, 3] },
  { name: 'CIFAR-10', dataset: 'cifar10', folder: 'cifar', shape: [32, 32, 3] },
];

describe.skipIf(!hasPython('main'))('data.py reads', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-data-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const placeOf = (index: number) => join(root, `code${index}`);
  const settingsOf = ({ dataset, folder }: (typeof rows)[number]) =>
    resolveTraining({ dataset: dataset || join(root, folder), seed: 5, validationSplit: 0.3, limit: 17 }).settings;

  beforeAll(async () => {
    await runPython('main', ['-c', pictures, root]);
    mkdirSync(join(root, 'cifar'));
    for (const [number, name] of [1, 2, 3, 4, 5]
      .map((part) => `data_batch_${part}`)
      .concat('test_batch')
      .entries()) {
      const records = Array.from({ length: 5 }, (_, k) => [(number + k) % 10, 9 * k, 40 + number, 250 - k] as const);
      writeFileSync(join(root, 'cifar', `${name}.bin`), cifarRecords(...records));
    }
    for (const [index, row] of rows.entries()) {
      const document = chainDocument(['Input', { shape: row.shape }], ['Flatten'], ['Dense', { units: 3 }]);
      const plan = compile(document, { dataset: null });
      const file = pythonData({ name: 'x', plan, settings: settingsOf(row), classNames: null });
      mkdirSync(placeOf(index));
      writeFileSync(join(placeOf(index), file.path), sourceText(file));
    }
    const jobs = rows.flatMap(({ folder }, index) => [placeOf(index), join(root, folder)]);
    await runPython('main', ['-c', program, ...jobs]);
  }, 120_000);

  it.each(rows.map((row, index) => [row.name, row, index] as const))('%s as the app does', async (_, row, index) => {
    const found = JSON.parse(readFileSync(join(placeOf(index), 'found.json'), 'utf8')) as Found;
    const settings = settingsOf(row);
    const { seed } = settings;
    const search = [join(root, row.folder)];
    const source = await openDataset(settings.dataset, { search, inputShape: row.shape, seed });
    const { train, validation } = splitTraining(source.trainCount, settings);
    const all = Int32Array.from({ length: source.testCount }, (_, place) => place);
    expect(found.classes).toEqual(source.facts.classNames);
    expect(found.train).toEqual(await read(source, 'train', epochOrder(train, seed, 2)));
    expect(found.validation).toEqual(await read(source, 'train', validation));
    expect(found.test).toEqual(await read(source, 'test', all));
    expect(Math.min(train.length, validation.length, all.length)).toBeGreaterThan(1);
    source.close();
  });
});

async function read(source: DataSource, part: DataPart, indices: Int32Array): Promise<Part> {
  const { images, labels } = await source.read(part, indices);
  const size = images.data.length / labels.length;
  const pixels = Array.from(labels, (_, row) => [...images.data.subarray(row * size, (row + 1) * size)]);
  return { pixels, labels: [...labels] };
}
