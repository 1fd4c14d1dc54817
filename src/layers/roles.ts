/** The layer types that repairs and templates need by what they do; the one place outside `types/` that names any. */
export const roles = {
  /** Where a network begins. */
  input: 'Input',
  /** Makes one vector of an image. */
  flatten: 'Flatten',
  /** Makes one vector of an image, a value a channel. */
  globalPooling: 'GlobalAveragePooling2D',
  /** Gives one value a class. */
  classifier: 'Dense',
  /** An activation as a layer of its own. */
  activation: 'Activation',
  /** Joins several inputs of one shape. */
  merge: 'Add',
} as const;
