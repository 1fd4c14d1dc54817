import type { PytorchHelper } from './pytorchHelpers';

/**
 * A layer in PyTorch. Images are channels first, `[batch, channels, height, width]`; what has other than three axes is in
 * Keras' order: a layer for which the order matters changes it itself (Flatten, Reshape, LayerNormalization, ...).
 */
export type PytorchLayer = {
  /** Attributes of the `nn.Module`, made in `__init__`; none for what is computed by a function alone. */
  readonly modules: readonly PytorchModule[];
  /**
   * The expression of the output in `forward`. `inputs` are expressions that are plain names; `module('depthwise')` is the
   * attribute with this suffix, as `self.conv1_depthwise`; `module('')` is `self.conv1`.
   */
  forward(inputs: readonly string[], module: (suffix: string) => string): string;
  /** What the file defines beside the network for this layer's sake, in any order. */
  readonly helpers?: readonly PytorchHelper[];
};

export type PytorchModule = {
  /** Empty for the layer's main one: `self.conv1`. */
  readonly suffix: string;
  /** Python that makes it: `nn.Conv2d(1, 16, 3)`. Arguments that equal their defaults are left out. */
  readonly code: string;
  readonly weights: readonly PytorchWeight[];
};

/** A tensor of the module's `state_dict` and the plan's weight that it holds. */
export type PytorchWeight = {
  /** `weight`, `bias`, `running_mean`. */
  readonly parameter: string;
  /** The plan's name: `kernel`. */
  readonly weight: string;
  /** Axes of the plan's weight in the order of PyTorch's; absent where it stays as it is. Done before `shape`. */
  readonly permute?: readonly number[];
  /** The shape in PyTorch, where it is another than that of the permuted weight. */
  readonly shape?: readonly number[];
};
