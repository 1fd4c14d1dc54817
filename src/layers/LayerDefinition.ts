import type { Severity } from '../diagnostics/Diagnostic';
import type { Json, JsonObject } from '../document/json';
import type { Pair, Shape } from '../document/Shape';
import type { OnnxTensor } from '../onnx/OnnxGraph';
import type { Graph } from '../operations/Graph';
import type { Tensor } from '../operations/Tensor';
import type { RandomStream } from '../training/random';
import type { EmissionContext } from './emission/EmissionContext';
import type { KerasLayer } from './emission/KerasCall';
import type { OnnxContext } from './emission/OnnxContext';
import type { PytorchLayer } from './emission/PytorchLayer';
import type { IconName } from './icons';
import type { Initializer, ParamSpecs, ParamValues, Regularizer } from './params';

/** The palette's groups, in their order there. The colour of a layer follows from it. */
export const layerFamilies = [
  'input',
  'convolution',
  'pooling',
  'reshape',
  'core',
  'activation',
  'normalization',
  'augmentation',
  'merge',
] as const;
export type LayerFamily = (typeof layerFamilies)[number];

/** What the palette calls each group. */
export const familyTitles: { readonly [F in LayerFamily]: string } = {
  input: 'Input',
  convolution: 'Convolution',
  pooling: 'Pooling',
  reshape: 'Reshape',
  core: 'Core',
  activation: 'Activation',
  normalization: 'Normalize, regularize',
  augmentation: 'Augment (training only)',
  merge: 'Merge',
};

/** A weight of a layer, named as in Keras: `kernel`, `bias`, `gamma`, `moving_mean`, ... */
export type WeightSpec = {
  readonly name: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  readonly initializer: Initializer;
  readonly regularizer?: Regularizer;
  /** Fan-in and fan-out for the variance-scaling initialisers. Default: Keras' rule for the shape. */
  readonly fans?: Pair;
};

/** One line of "why": `{ label: 'Height', formula: '(32 - 3) / 1 + 1', result: '30' }`. */
export type FormulaLine = { readonly label: string; readonly formula: string; readonly result: string };

/** The formulas of a layer with the user's own numbers. */
export type Explanation = {
  /** Why the output has this shape, an entry an axis. */
  readonly shape: readonly FormulaLine[];
  /** Absent where the layer has none. */
  readonly params?: Omit<FormulaLine, 'label'>;
  readonly macs?: Omit<FormulaLine, 'label'>;
};

/**
 * How far one output value looks, in values of the layer's input, and how many of these one step of the output is.
 * Araujo, Norris, Sim: Computing Receptive Fields of Convolutional Neural Networks (Distill, 2019).
 * `stride` below 1 for layers that enlarge; `all`: each output value sees the whole input (Dense on a vector, global
 * pooling). Absent: each value sees its own place only, and height and width stay as they are or are flattened.
 * Layers that pad or crop say `{ size: [1, 1], stride: [1, 1] }`.
 */
export type Window = 'all' | { readonly size: Pair; readonly stride: Pair };

/** A repair that a layer proposes for its own problem; the compiler turns it into edits and offers it only if it works. */
export type Suggestion =
  | { readonly kind: 'setParam'; readonly title: string; readonly param: string; readonly value: Json | undefined }
  | { readonly kind: 'setParams'; readonly title: string; readonly params: JsonObject }
  | {
      readonly kind: 'insertBefore';
      readonly title: string;
      readonly type: string;
      readonly params: JsonObject;
      readonly slot?: number;
    }
  | { readonly kind: 'replaceType'; readonly title: string; readonly type: string; readonly params: JsonObject }
  | { readonly kind: 'remove'; readonly title: string };

/** A problem found by a layer. `message` names the layer (`context.name`) in a whole sentence. */
export type LayerProblem = {
  readonly severity: Severity;
  readonly code: string;
  readonly param?: string;
  readonly received: string;
  readonly expected: string;
  readonly message: string;
  readonly suggestions: readonly Suggestion[];
};

export type InferContext<P extends ParamSpecs> = {
  readonly params: ParamValues<P>;
  /** Shapes of the inputs by slot; as many as `inputs` of the definition allows. */
  readonly inputs: readonly Shape[];
  /** What the user calls this layer, and the layers that feed it: for messages. */
  readonly name: string;
  readonly inputNames: readonly string[];
};

/** What a layer makes of its inputs. */
export type Inferred = {
  readonly output: Shape;
  readonly weights: readonly WeightSpec[];
  /** Multiply-accumulates of one image, as format.md counts them. */
  readonly macs: number;
  readonly window?: Window;
  readonly explanation: Explanation;
  /** Warnings and hints; errors have no output. */
  readonly problems?: readonly LayerProblem[];
};

export type InferResult =
  | ({ readonly ok: true } & Inferred)
  | { readonly ok: false; readonly problems: readonly LayerProblem[] };

/**
 * A layer of tfjs, by class name and configuration as in a tfjs `model.json`. Class names of tfjs-layers, or one of
 * `CustomTfjsClass` where tfjs has no such layer or cannot train it.
 */
export type TfjsLayer = {
  readonly className: string;
  readonly config: JsonObject;
  /** The plan's weight name -> the name tfjs gives it, where the two differ. */
  readonly weightNames?: { readonly [planName: string]: string };
};

export type TfjsContext<P extends ParamSpecs> = {
  readonly params: ParamValues<P>;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
};

/** What a layer needs to become TensorFlow operations. Weights go by the plan's names. */
export type TensorFlowContext<P extends ParamSpecs> = {
  readonly graph: Graph;
  readonly params: ParamValues<P>;
  /** With the batch in front, whose size is null; and the first of them. */
  readonly inputs: readonly Tensor[];
  readonly input: Tensor;
  /** The shape that the output will have, without the batch. */
  readonly output: Shape;
  /** Whether this is the form that learns; the other one only computes. */
  readonly training: boolean;
  /** The value of a weight before this step. */
  weight(name: string): Tensor;
  /** Gives a weight that is not trained another value at the end of this step: a moving mean. Only in training. */
  update(name: string, value: Tensor): void;
  /** A seed for stateless random operations, int32 [2]: another one each layer, step and run's seed. Only in training. */
  seed(): Tensor;
  /** The values of `augmentation`, [batch, valuesAnImage]. Only in training. */
  drawn(): Tensor;
};

/**
 * For layers that change images at random in training: what is drawn for each image, by the trainer and for the preview,
 * so that every engine does the same to the same image at the same step.
 */
export type Augmentation<P extends ParamSpecs> = {
  readonly valuesAnImage: number;
  /** Exactly `valuesAnImage` numbers, for an image of this shape. */
  draw(params: ParamValues<P>, image: Shape, random: RandomStream): readonly number[];
  /** What the layer makes of one image, row by row, with the values drawn for it: for the preview. Same shape. */
  apply(params: ParamValues<P>, image: Shape, pixels: Float32Array, drawn: readonly number[]): Float32Array;
  /** A sentence where this harms more than it helps with images of these classes; null where it does not. */
  caution?(params: ParamValues<P>, classNames: readonly string[]): string | null;
};

/** What every value is multiplied by, and what is added afterwards: one number for all channels, or one a channel. */
export type Scaling = { readonly scale: readonly number[]; readonly offset: readonly number[] };

/**
 * Everything the app knows of a layer type: one object a type, in a file of its own. The inspector, validation, palette,
 * emission and documentation derive from it; nothing else names a type.
 */
export type LayerDefinition<P extends ParamSpecs = ParamSpecs> = {
  /** The Keras class name. */
  readonly type: string;
  /** What the palette calls it: "Max pooling". */
  readonly title: string;
  readonly family: LayerFamily;
  readonly icon: IconName;
  /** One sentence for a beginner: what the layer does. */
  readonly summary: string;
  /** Its documentation; null where Keras has no such layer. */
  readonly kerasPage: string | null;
  /** More words that a search should find it by: "downsample", "fully connected". */
  readonly keywords: readonly string[];
  readonly inputs: 'none' | 'one' | 'many';
  /** Fewest inputs of a layer that takes many; 2 where absent. */
  readonly minInputs?: number;
  readonly params: P;
  /** The line on the node: "16 of 3×3, relu"; empty where there is nothing to say. */
  detail(params: ParamValues<P>): string;
  infer(context: InferContext<P>): InferResult;
  /** The chain of tfjs layers that does the same; for `Input` empty. */
  tfjs(context: TfjsContext<P>): readonly TfjsLayer[];
  /** The same as TensorFlow operations; answers the output, `[batch, ...output]`. For `Input` the input itself. */
  tensorflow(context: TensorFlowContext<P>): Tensor;
  /** The same in Keras. Default: the class of this type, with the parameters as `kerasLayer` writes them. */
  keras?(context: EmissionContext<P>): KerasLayer;
  /** The same in PyTorch; of `Input` the input itself. */
  pytorch(context: EmissionContext<P>): PytorchLayer;
  /** The same as ONNX operators, in inference; answers the output. Of `Input` the input itself. */
  onnx(context: OnnxContext<P>): OnnxTensor;
  /** Only of layers that change images at random in training, and pass them through otherwise. */
  readonly augmentation?: Augmentation<P>;
  /** Only of layers that do nothing but this: images can still be shown behind them. */
  scaling?(params: ParamValues<P>): Scaling;
  /** Which parameters apply given the others, for the form: noiseShape and the like. Default: all. */
  isUsed?(param: string, params: ParamValues<P>): boolean;
};

/** Checks a definition's types; the registry erases them. */
export function defineLayer<const P extends ParamSpecs>(definition: LayerDefinition<P>): LayerDefinition<P> {
  return definition;
}
