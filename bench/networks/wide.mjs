import { classifier, convNormRelu, input } from './blocks.mjs';

/** Convolutions from 64 to 1,400 filters: 25 million parameters, most of them in the last two. */
export function wideLayers() {
  const filters = [64, 128, 256, 512, 768, 1024, 1400];
  const convolutions = filters.flatMap((count, index) => [
    ...convNormRelu(`${index + 1}`, count),
    ...(index < 4 ? [{ id: `pool-${index + 1}`, type: 'MaxPooling2D' }] : []),
  ]);
  return [input(32, 32, 3), ...convolutions, ...classifier(10)];
}
