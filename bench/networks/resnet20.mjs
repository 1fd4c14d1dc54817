import { classifier, convNormRelu, input, residualBlock } from './blocks.mjs';

/**
 * ResNet-20 for CIFAR-10 (He et al., Deep Residual Learning for Image Recognition, 2015, section 4.2): three stages of
 * three blocks, 16-32-64 filters; shortcuts that change size are projections.
 */
export function resnet20Layers() {
  const layers = [input(32, 32, 3), ...convNormRelu('stem', 16)];
  let last = 'relu-stem';
  [16, 32, 64].forEach((filters, stage) => {
    for (let block = 0; block < 3; block++) {
      const id = `${stage + 1}${'abc'[block]}`;
      layers.push(...residualBlock(id, last, filters, stage > 0 && block === 0 ? 2 : 1));
      last = `out-${id}`;
    }
  });
  return [...layers, ...classifier(10)];
}
