import type { BuiltInDataset } from '../../training/DatasetInfo';
import { builtInDatasets, isBuiltInDataset } from '../../training/DatasetInfo';
import type { CodeInput } from '../CodeInput';
import { inputShape } from '../networkShapes';
import type { SourceFile } from '../SourceFile';
import { dataReaders } from './dataReaders';
import { pythonString } from './pythonText';
import { pythonNumber, pythonValue } from './pythonValue';
import { wrapStatement } from './wrapStatement';

/** Where the files of a built-in data set come from: the servers that Keras and torchvision ask. */
const downloads: { readonly [name in BuiltInDataset]: { readonly from: string; readonly files: readonly string[] } } = {
  mnist: { from: 'https://ossci-datasets.s3.amazonaws.com/mnist/', files: idxFiles() },
  fashion_mnist: { from: 'https://storage.googleapis.com/tensorflow/tf-keras-datasets/', files: idxFiles() },
  cifar10: { from: 'https://www.cs.toronto.edu/~kriz/', files: ['cifar-10-binary.tar.gz'] },
};

function idxFiles(): readonly string[] {
  return ['train', 't10k'].flatMap((part) => [`${part}-images-idx3-ubyte.gz`, `${part}-labels-idx1-ubyte.gz`]);
}

/**
 * `data.py` of a Python export: the same images, kept apart and ordered as the app does it. NumPy and Pillow only.
 * The plan has an Input; one that takes no images makes a file that says so when it reads.
 */
export function pythonData(input: CodeInput): SourceFile {
  const { dataset } = input.settings;
  const place = isBuiltInDataset(dataset) ? placeOfDownloads(dataset) : placeOfFolder(dataset);
  const isDownloaded = isBuiltInDataset(dataset);
  const texts = [
    '"""The images: read, kept apart for validation, and ordered as the network learns them.',
    '',
    'Needs NumPy and Pillow only.',
    '"""',
    '',
    'import gzip',
    'import struct',
    'import tarfile',
    ...(isDownloaded ? ['import urllib.request'] : []),
    'from collections.abc import Iterator',
    'from dataclasses import dataclass',
    'from pathlib import Path',
    '',
    'import numpy as np',
    'from PIL import Image',
    '',
    ...constants(input),
    '',
    '',
    ...dataReaders.split('\n'),
    '',
    '',
    ...place,
  ];
  return { path: 'data.py', lines: texts.map((text) => ({ text, layerId: null })) };
}

function constants({ plan, settings, classNames }: CodeInput): readonly string[] {
  const { dataset, seed, validationSplit, limit } = settings;
  const names = isBuiltInDataset(dataset) ? (classNames ?? builtInDatasets[dataset].classNames) : [];
  const named = (name: string, values: readonly string[]) =>
    wrapStatement(`${name} = [${values.map(pythonString).join(', ')}]`, 0);
  return [
    `IMAGE_SHAPE = ${pythonValue(inputShape({ plan }), true)}`,
    `VALIDATION_SPLIT = ${pythonNumber(validationSplit)}`,
    `LIMIT = ${limit === null ? 'None' : pythonNumber(limit)}`,
    `SEED = ${pythonNumber(seed)}`,
    ...(names.length > 0 ? named('CLASS_NAMES', names) : ['CLASS_NAMES: list[str] = []']),
    ...named('CIFAR10', builtInDatasets.cifar10.classNames),
    `CIFAR10_ARCHIVE = ${pythonString(downloads.cifar10.files[0] ?? '')}`,
  ];
}

function placeOfDownloads(dataset: BuiltInDataset): readonly string[] {
  const { from, files } = downloads[dataset];
  return [
    'def _place(folder: str | Path | None) -> Path:',
    '    """The given folder, or the one that the files are downloaded to."""',
    '    if folder is not None:',
    '        return Path(folder)',
    `    cache = Path.home() / ".cache" / "convcanvas" / ${pythonString(dataset)}`,
    '    cache.mkdir(parents=True, exist_ok=True)',
    ...wrapStatement(`files = [${files.map(pythonString).join(', ')}]`, 1),
    '    for name in files:',
    '        target = cache / name',
    '        if target.exists():',
    '            continue',
    `        print(f"Downloading {name} ...")`,
    '        part = target.with_suffix(".part")',
    ...wrapStatement(`urllib.request.urlretrieve(${pythonString(from)} + name, part)`, 2),
    '        part.replace(target)',
    '    return cache',
  ];
}

function placeOfFolder(dataset: string): readonly string[] {
  return [
    'def _place(folder: str | Path | None) -> Path:',
    '    """The given folder, or the one that the network was made with."""',
    `    place = Path(${pythonString(dataset)} if folder is None else folder)`,
    '    if not place.is_dir():',
    '        raise FileNotFoundError(f"{place} is no folder: say where the images are.")',
    '    return place',
  ];
}
