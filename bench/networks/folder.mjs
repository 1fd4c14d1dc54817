import { classifier, input } from './blocks.mjs';

/** A small network for images of 64 x 64: three convolutions, each with a pooling. */
export function folderLayers() {
  const convolutions = [16, 32, 64].flatMap((filters) => [
    { id: `conv-${filters}`, type: 'Conv2D', params: { filters, kernelSize: [3, 3], activation: 'relu' } },
    { id: `pool-${filters}`, type: 'MaxPooling2D' },
  ]);
  return [input(64, 64, 3), ...convolutions, ...classifier(10)];
}
