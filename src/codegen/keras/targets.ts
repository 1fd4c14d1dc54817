import type { Loss } from '../../training/TrainingSettings';
import type { CodeInput } from '../CodeInput';

/** How class numbers are compared with outputs. */
export type Targets = {
  /** What `compile` is given: `keras.losses.MeanSquaredError()`. */
  readonly loss: string;
  readonly metric: string;
  /** What the labels are compared as: `labels` itself, or `targets(labels)`. */
  readonly labels: string;
  /** Functions that these need, each behind two empty lines. `np` is NumPy. */
  readonly definitions: readonly string[];
};

const lossClasses: { readonly [loss in Loss]: string } = {
  categoricalCrossentropy: 'CategoricalCrossentropy',
  binaryCrossentropy: 'BinaryCrossentropy',
  meanSquaredError: 'MeanSquaredError',
};

export function targetsOf({ plan, settings }: CodeInput): Targets {
  const output = plan.layerById.get(plan.outputId ?? '');
  const units = output?.outputShape?.at(-1) ?? 1;
  const activation = output?.params?.activation;
  const { loss } = settings;
  if (loss === 'categoricalCrossentropy' && activation === 'softmax' && units > 1) {
    return {
      loss: 'keras.losses.SparseCategoricalCrossentropy()',
      metric: metric('SparseCategoricalAccuracy'),
      labels: 'labels',
      definitions: [],
    };
  }
  const isOne = units === 1;
  const own = ownLoss(loss, activation);
  return {
    loss: own.length > 0 ? 'cross_entropy' : `keras.losses.${lossClasses[loss]}()`,
    metric: metric(isOne ? 'BinaryAccuracy' : 'CategoricalAccuracy'),
    labels: 'targets(labels)',
    definitions: [
      '',
      '',
      'def targets(labels: np.ndarray) -> np.ndarray:',
      '    """Return what the outputs should be for these class numbers."""',
      `    return ${isOne ? 'labels[:, np.newaxis].astype(np.float32)' : `np.eye(${units}, dtype=np.float32)[labels]`}`,
      ...own,
    ],
  };
}

function metric(className: string): string {
  return `keras.metrics.${className}(name="accuracy")`;
}

/** For a loss that does not belong to the last activation, whose input Keras would take for its own. */
function ownLoss(loss: Loss, activation: unknown): readonly string[] {
  const wrong = { categoricalCrossentropy: 'sigmoid', binaryCrossentropy: 'softmax', meanSquaredError: null }[loss];
  if (wrong === null || activation !== wrong) return [];
  const name = loss === 'categoricalCrossentropy' ? 'categorical_crossentropy' : 'binary_crossentropy';
  return [
    '',
    '',
    'def cross_entropy(targets, outputs):',
    `    """Compare the outputs as they are, behind the ${wrong}."""`,
    `    # Keras looks for what went into a ${wrong}; the sum hides it.`,
    `    return keras.losses.${name}(targets, outputs + 0.0)`,
  ];
}
