import { expect, test } from 'vitest';
import { datasetFrom, datasetOf, withDatasetPath } from './documentDataset';

test.each([
  ['a relative folder', 'images', '/home/ada/net.cnn.json', '/home/ada/images'],
  ['a folder below', './data/images', '/home/ada/net.cnn.json', '/home/ada/data/images'],
  ['a folder beside', '../images', '/home/ada/net.cnn.json', '/home/ada/../images'],
  ['a document in the root', 'images', '/net.cnn.json', '/images'],
  ['Windows', 'images', 'C:\\nets\\net.cnn.json', 'C:\\nets\\images'],
  ['an absolute folder', '/data/images', '/home/ada/net.cnn.json', '/data/images'],
  ['an absolute folder of Windows', 'D:\\images', 'C:\\nets\\net.cnn.json', 'D:\\images'],
  ['a shared folder', '\\\\server\\images', 'C:\\nets\\net.cnn.json', '\\\\server\\images'],
  ['a built-in data set', 'mnist', '/home/ada/net.cnn.json', 'mnist'],
  ['a document without a file', 'images', null, 'images'],
])('%s', (_, dataset, path, expected) => expect(datasetFrom(dataset, path)).toBe(expected));

const network = { name: 'Net', nodes: [], edges: [] };

test('a document that names no data set, or one in other words, has a built-in one wherever it stands', () => {
  expect(datasetOf(undefined, '/home/ada/net.cnn.json')).toBe('mnist');
  expect(datasetOf({ dataset: 'Fashion-MNIST' }, '/home/ada/net.cnn.json')).toBe('fashion_mnist');
});

test('what a run is given names the folder in full, and nothing else changes', () => {
  const document = { ...network, training: { dataset: 'images', epochs: 3 } };
  const given = withDatasetPath(document, '/home/ada/net.cnn.json');
  expect(given).toEqual({ ...network, training: { dataset: '/home/ada/images', epochs: 3 } });
  expect(withDatasetPath(document, null)).toBe(document);
  expect(withDatasetPath(network, '/home/ada/net.cnn.json')).toBe(network);
});
