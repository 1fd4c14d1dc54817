import type { Pair, Shape } from '../document/Shape';

export const activations = [
  'linear',
  'relu',
  'relu6',
  'sigmoid',
  'tanh',
  'softmax',
  'softplus',
  'softsign',
  'elu',
  'selu',
  'swish',
  'gelu',
  'hardSigmoid',
  'hardSwish',
  'mish',
  'exponential',
] as const;
export type Activation = (typeof activations)[number];

/** Keras' initialisers for kernels, by their tfjs names. */
export const initializers = [
  'glorotUniform',
  'glorotNormal',
  'heUniform',
  'heNormal',
  'lecunUniform',
  'lecunNormal',
  'randomUniform',
  'randomNormal',
  'truncatedNormal',
  'orthogonal',
  'zeros',
  'ones',
] as const;
export type Initializer = (typeof initializers)[number];

/** L1 and L2 penalties on a kernel, added to the loss as `l1 · Σ|w| + l2 · Σw²` (keras.regularizers.L1L2). */
export type Regularizer = { readonly l1: number; readonly l2: number };

/** [[top, bottom], [left, right]], in pixels. */
export type Sides = readonly [Pair, Pair];

/** What every parameter says of itself: the source of the form, the validation, the defaults and the help. */
type Described = {
  /** What the inspector calls it: "Kernel size". */
  readonly label: string;
  /** One line of help: what it does and what it costs. */
  readonly help: string;
  /** Rare: folded away under "More". */
  readonly advanced?: boolean;
};

/** The kinds of parameter. `default` is Keras 3's; a missing parameter takes it. */
export type ParamSpec = Described &
  (
    | { readonly kind: 'integer'; readonly default: number; readonly min: number; readonly max?: number }
    | NumberSpec
    | {
        readonly kind: 'optionalNumber';
        readonly default: number | null;
        readonly min?: number;
        readonly nullMeans: string;
      }
    | { readonly kind: 'boolean'; readonly default: boolean }
    | ChoiceSpec<string>
    | { readonly kind: 'activation'; readonly default: Activation }
    | { readonly kind: 'initializer'; readonly default: Initializer }
    | { readonly kind: 'regularizer'; readonly default: null }
    /** Height and width, whole numbers from 1 up; one number stands for both. */
    | { readonly kind: 'pair'; readonly default: Pair }
    | { readonly kind: 'optionalPair'; readonly default: null; readonly nullMeans: string }
    /** Input.shape: one or three whole numbers from 1 up. */
    | { readonly kind: 'inputShape'; readonly default: Shape }
    /** Reshape.targetShape: whole numbers from 1 up, one of them may be -1. Required: no default. */
    | { readonly kind: 'targetShape'; readonly default: null }
    | { readonly kind: 'sides'; readonly default: Sides }
    /** A number, or one a channel. `positive`: none may be below zero. */
    | { readonly kind: 'perChannel'; readonly default: readonly number[]; readonly min?: number }
    | { readonly kind: 'noiseShape'; readonly default: null }
    /** An axis counted with the batch, as in Keras: -1 is the last. */
    | { readonly kind: 'axis'; readonly default: number }
    /** Shown, not edited. `code`: in fixed width. */
    | { readonly kind: 'text'; readonly default: string; readonly code?: boolean }
  );

export type NumberSpec = {
  readonly kind: 'number';
  readonly default: number;
  readonly min?: number;
  readonly max?: number;
  /** The bound itself is not allowed: Dropout's rate is below 1. */
  readonly exclusiveMax?: boolean;
  readonly exclusiveMin?: boolean;
};

export type ChoiceSpec<T extends string> = {
  readonly kind: 'choice';
  readonly default: T;
  readonly options: readonly T[];
};

export type ParamSpecs = { readonly [param: string]: ParamSpec };

/** The type of a resolved parameter: complete, valid, pairs and sides expanded. */
export type ParamValue<S extends ParamSpec> = S extends { kind: 'integer' | 'number' | 'axis' }
  ? number
  : S extends { kind: 'optionalNumber' }
    ? number | null
    : S extends { kind: 'boolean' }
      ? boolean
      : S extends ChoiceSpec<infer T>
        ? T
        : S extends { kind: 'activation' }
          ? Activation
          : S extends { kind: 'initializer' }
            ? Initializer
            : S extends { kind: 'regularizer' }
              ? Regularizer | null
              : S extends { kind: 'pair' }
                ? Pair
                : S extends { kind: 'optionalPair' }
                  ? Pair | null
                  : S extends { kind: 'inputShape' }
                    ? Shape
                    : S extends { kind: 'targetShape' }
                      ? Shape
                      : S extends { kind: 'sides' }
                        ? Sides
                        : S extends { kind: 'perChannel' }
                          ? readonly number[]
                          : S extends { kind: 'noiseShape' }
                            ? readonly (number | null)[] | null
                            : S extends { kind: 'text' }
                              ? string
                              : never;

export type ParamValues<P extends ParamSpecs> = { readonly [K in keyof P]: ParamValue<P[K]> };
