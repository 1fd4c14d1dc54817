import type { Json, JsonObject } from '../document/json';
import { roles } from '../layers/roles';
import type { KerasCall } from './KerasModel';
import { field, isList, shown } from './readJson';

/** What a layer of the file is here: a type with Keras' own arguments, or a reason why it is none. */
export type Meaning =
  | { readonly type: string; readonly config: JsonObject; readonly changed?: string }
  | { readonly lost: string };

/** Other names of the same class: of earlier versions, and short forms. */
const aliases: { readonly [className: string]: string } = {
  Convolution2D: 'Conv2D',
  Convolution2DTranspose: 'Conv2DTranspose',
  Deconvolution2D: 'Conv2DTranspose',
  DepthwiseConvolution2D: 'DepthwiseConv2D',
  SeparableConvolution2D: 'SeparableConv2D',
  MaxPool2D: 'MaxPooling2D',
  AvgPool2D: 'AveragePooling2D',
  GlobalAvgPool2D: 'GlobalAveragePooling2D',
  GlobalMaxPool2D: 'GlobalMaxPooling2D',
  BatchNormalizationV1: 'BatchNormalization',
  BatchNormalizationV2: 'BatchNormalization',
  SyncBatchNormalization: 'BatchNormalization',
};

type Reader = (config: JsonObject) => Meaning;

/** Classes that are one of ours with other arguments. */
const readers: { readonly [className: string]: Reader } = {
  InputLayer: inputMeaning,
  Softmax: ({ axis = -1, ...config }) => activation('softmax', { ...config, axis }),
  ELU: ({ alpha = 1, ...config }) =>
    alpha === 1 ? activation('elu', config) : { lost: `its alpha is ${JSON.stringify(alpha)}; here it is always 1` },
  Identity: (config) => activation('linear', config),
  LeakyReLU: ({ alpha, ...config }) => ({
    type: 'LeakyReLU',
    config: alpha === undefined ? config : { negative_slope: alpha, ...config },
  }),
  ThresholdedReLU: ({ theta = 1, ...config }) => ({ type: 'ReLU', config: { ...config, threshold: theta } }),
  RandomContrast({ factor = null, ...config }) {
    const [lower, upper] = isList(factor) ? factor : [];
    if (lower !== 0 || upper === undefined || upper === 0)
      return { type: 'RandomContrast', config: { ...config, factor } };
    return {
      type: 'RandomContrast',
      config: { ...config, factor: upper },
      changed: 'it only raised the contrast; here it lowers it as much too',
    };
  },
  Lambda: () => ({ lost: 'it is a program of its own, which is never run' }),
  TFOpLambda: ({ function: name }) => ({
    lost: `it calls the TensorFlow function ${shown(String(name ?? 'without a name'))}, not a layer`,
  }),
};

/** Operations of keras.ops, which Keras 3 puts among the layers where a tensor was computed with directly. */
const activationOperations: { readonly [className: string]: string } = {
  Relu: 'relu',
  Relu6: 'relu6',
  Sigmoid: 'sigmoid',
  Softplus: 'softplus',
  Softsign: 'softsign',
  Silu: 'swish',
  Selu: 'selu',
  HardSigmoid: 'hard_sigmoid',
  HardSilu: 'hard_swish',
  Mish: 'mish',
  Tanh: 'tanh',
};

/** With a number in place of the second tensor: `x / 255`. */
const arithmetic: { readonly [className: string]: (value: number) => JsonObject } = {
  Multiply: (value) => ({ scale: value }),
  Divide: (value) => ({ scale: 1 / value }),
  TrueDivide: (value) => ({ scale: 1 / value }),
  Add: (value) => ({ scale: 1, offset: value }),
  Subtract: (value) => ({ scale: 1, offset: -value }),
};

/** What a layer of a file is here. `known`: whether a class is one of ours. */
export function meaningOf(call: KerasCall, known: (type: string) => boolean): Meaning {
  const { className, module, config } = call.entry;
  if (module !== '' && !/^(keras|keras_core|tf_keras|tensorflow)(\.|$)/.test(module)) {
    return { lost: `it is a class of “${shown(module)}”, whose program is not run` };
  }
  if (isOperation(call)) return meaningOfOperation(call);
  const reader = own(readers, className);
  if (reader !== undefined) return reader(config);
  // "Custom>MyLayer" and the like are the user's own classes.
  const type = own(aliases, className) ?? className;
  if (!known(type)) {
    return { lost: `there is no layer here that does what ${shown(className) || 'a layer without a class'} does` };
  }
  if (call.constants.length > 0) return { lost: 'it is called with a constant beside its inputs' };
  return { type, config };
}

/** The old format does not keep the module: there, what an operation is called or called with says what it is. */
function isOperation({ entry: { module, className }, constants }: KerasCall): boolean {
  if (module !== '') return /(^|\.)ops(\.|$)/.test(module);
  if (constants.length > 0) return own(arithmetic, className) !== undefined;
  return own(activationOperations, className) !== undefined;
}

function meaningOfOperation({ entry, inputs, constants }: KerasCall): Meaning {
  const { className, config } = entry;
  const activationName = own(activationOperations, className);
  if (activationName !== undefined && constants.length === 0) return activation(activationName, config);
  const [constant] = constants;
  const withNumber = own(arithmetic, className);
  // A number that comes first is what is divided, or what is subtracted from.
  const plain = className === 'Multiply' || className === 'Add' || constant?.place === 1;
  if (withNumber !== undefined && inputs.length === 1 && constants.length === 1 && plain) {
    const value: Json | undefined = constant?.value;
    if (typeof value === 'number' && Number.isFinite(value)) {
      return { type: 'Rescaling', config: { name: field(config, 'name') ?? '', ...withNumber(value) } };
    }
  }
  const merges = ['Add', 'Multiply', 'Maximum', 'Concatenate'];
  if (merges.includes(className) && constants.length === 0) return { type: className, config };
  return { lost: `it is the operation ${shown(className)} of keras.ops, for which there is no layer here` };
}

/** Sizes that the file leaves open; most networks for photographs take it. */
const usualSize = 224;

function inputMeaning({ batch_shape, batch_input_shape, ...config }: JsonObject): Meaning {
  const whole = batch_shape ?? batch_input_shape ?? null;
  if (!isList(whole)) return { lost: 'the file does not say what shape it takes' };
  const shape = whole.slice(1);
  const open = shape.length === 3 && shape.slice(0, 2).includes(null);
  const closed = shape.map((size, axis) => (open && axis < 2 ? (size ?? usualSize) : size));
  return {
    type: roles.input,
    config: { ...config, shape: closed },
    ...(open ? { changed: `it took images of any size; here they are ${closed.slice(0, 2).join(' × ')}` } : {}),
  };
}

function activation(name: string, config: JsonObject): Meaning {
  return { type: roles.activation, config: { ...config, activation: name } };
}

/** The entry of a table by a name from a file, which may be that of what every object inherits. */
function own<T>(table: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
