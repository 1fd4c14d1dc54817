/** Convolution of 3 x 3 (or `kernel`) without bias, then batch normalization. */
export function convNorm(id, filters, { from, strides = 1, kernel = 3 } = {}) {
  const params = {
    filters,
    kernelSize: [kernel, kernel],
    strides: [strides, strides],
    padding: 'same',
    useBias: false,
  };
  return [
    { id: `conv-${id}`, type: 'Conv2D', params, ...(from === undefined ? {} : { from: [from] }) },
    { id: `norm-${id}`, type: 'BatchNormalization' },
  ];
}

/** Convolution, batch normalization, ReLU. */
export function convNormRelu(id, filters, options) {
  return [...convNorm(id, filters, options), { id: `relu-${id}`, type: 'ReLU' }];
}

/**
 * Two convolutions around which a shortcut goes; where the size or the number of filters changes, the shortcut is a
 * convolution of 1 x 1 (option B of He et al., 2015). The block's output is the layer `out-ID`.
 */
export function residualBlock(id, from, filters, strides) {
  const projects = strides !== 1;
  return [
    ...(projects ? convNorm(`${id}-short`, filters, { from, strides, kernel: 1 }) : []),
    ...convNormRelu(`${id}-a`, filters, { from, strides }),
    ...convNorm(`${id}-b`, filters),
    { id: `add-${id}`, type: 'Add', from: [projects ? `norm-${id}-short` : from, `norm-${id}-b`] },
    { id: `out-${id}`, type: 'ReLU' },
  ];
}

export const input = (height, width, channels) => ({
  id: 'input',
  type: 'Input',
  params: { shape: [height, width, channels] },
});

/** Global average pooling and a softmax over the classes. */
export const classifier = (classes) => [
  { id: 'average', type: 'GlobalAveragePooling2D' },
  { id: 'classes', type: 'Dense', params: { units: classes, activation: 'softmax' } },
];
