import type { ParamSpec } from './params';

/** Parameters that several layer types share, in the words of the inspector. */
export const filters = {
  kind: 'integer',
  label: 'Filters',
  help: 'How many patterns this layer learns; each makes one output channel. More sees more and costs more.',
  default: 32,
  min: 1,
} as const satisfies ParamSpec;

export const kernelSize = {
  kind: 'pair',
  label: 'Kernel size',
  help: 'Height and width of the window that slides over the image. Bigger sees more at once and costs more.',
  default: [3, 3],
} as const satisfies ParamSpec;

export const strides = {
  kind: 'pair',
  label: 'Strides',
  help: 'How far the window moves each time. 2 halves height and width, and quarters the cost.',
  default: [1, 1],
} as const satisfies ParamSpec;

export const padding = {
  kind: 'choice',
  label: 'Padding',
  help: '“valid” uses the image only, so the borders shrink; “same” adds zeros around it, so the size is kept at stride 1.',
  default: 'valid',
  options: ['valid', 'same'],
} as const satisfies ParamSpec;

export const dilationRate = {
  kind: 'pair',
  label: 'Dilation',
  help: 'Distance between the pixels that the kernel looks at. Above 1 it sees further at the same cost.',
  default: [1, 1],
  advanced: true,
} as const satisfies ParamSpec;

export const depthMultiplier = {
  kind: 'integer',
  label: 'Depth multiplier',
  help: 'How many patterns are learned for each input channel.',
  default: 1,
  min: 1,
  advanced: true,
} as const satisfies ParamSpec;

export const activation = {
  kind: 'activation',
  label: 'Activation',
  help: 'The function applied to every output value; without one, stacked layers can only do what one could.',
  default: 'linear',
} as const satisfies ParamSpec;

export const useBias = {
  kind: 'boolean',
  label: 'Bias',
  help: 'Adds a learned number to each output. Not needed right before a normalization.',
  default: true,
  advanced: true,
} as const satisfies ParamSpec;

export const kernelInitializer = {
  kind: 'initializer',
  label: 'Initial weights',
  help: 'How the weights are drawn before training. He suits ReLU, Glorot the others.',
  default: 'glorotUniform',
  advanced: true,
} as const satisfies ParamSpec;

export const kernelRegularizer = {
  kind: 'regularizer',
  label: 'Weight penalty',
  help: 'Adds the size of the weights to the loss, which keeps them small and works against overfitting.',
  default: null,
  advanced: true,
} as const satisfies ParamSpec;

export const poolSize = {
  kind: 'pair',
  label: 'Pool size',
  help: 'Height and width of the window whose values become one.',
  default: [2, 2],
} as const satisfies ParamSpec;

export const poolStrides = {
  kind: 'optionalPair',
  label: 'Strides',
  help: 'How far the window moves each time; by default its own size, so that windows do not overlap.',
  default: null,
  nullMeans: 'as large as the pool',
} as const satisfies ParamSpec;

export const keepDims = {
  kind: 'boolean',
  label: 'Keep height and width',
  help: 'Leaves an image of 1 × 1 instead of a vector.',
  default: false,
  advanced: true,
} as const satisfies ParamSpec;

export const rate = {
  kind: 'number',
  label: 'Rate',
  help: 'The share that is set to zero at each training step. 0.2 to 0.5 are usual.',
  default: 0.5,
  min: 0,
  max: 1,
  exclusiveMax: true,
} as const satisfies ParamSpec;

export const epsilon = {
  kind: 'number',
  label: 'Epsilon',
  help: 'A small number added to the variance, so that nothing is divided by zero.',
  default: 0.001,
  min: 0,
  exclusiveMin: true,
  advanced: true,
} as const satisfies ParamSpec;

export const center = {
  kind: 'boolean',
  label: 'Learn an offset (beta)',
  help: 'Lets the layer shift the normalized values.',
  default: true,
  advanced: true,
} as const satisfies ParamSpec;

export const scale = {
  kind: 'boolean',
  label: 'Learn a scale (gamma)',
  help: 'Lets the layer stretch the normalized values.',
  default: true,
  advanced: true,
} as const satisfies ParamSpec;
