import { classifier, convNormRelu, input, residualBlock } from './blocks.mjs';

/** A residual network of exactly `count` layers: blocks as long as they fit, then single ReLUs. */
export function deepResidualLayers(count) {
  const layers = [input(32, 32, 3), ...convNormRelu('stem', 16)];
  const ending = classifier(10);
  for (let block = 1, last = 'relu-stem'; ; block++) {
    const next = residualBlock(`${block}`, last, 16, 1);
    if (layers.length + next.length + ending.length > count) break;
    layers.push(...next);
    last = `out-${block}`;
  }
  for (let number = 1; layers.length + ending.length < count; number++) {
    layers.push({ id: `filler-${number}`, type: 'ReLU' });
  }
  return [...layers, ...ending];
}
