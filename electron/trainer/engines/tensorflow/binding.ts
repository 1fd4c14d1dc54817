type TypeName = 'TF_FLOAT' | 'TF_INT32' | 'TF_UINT8' | 'TF_BOOL' | 'TF_STRING';
type TensorData = Float32Array | Int32Array | Uint8Array | readonly Uint8Array[];

/**
 * The part of tfjs-node's native binding that loads and runs graphs (tfjs-node/src/tfjs_binding.ts). It is called directly:
 * `tf.node.loadSavedModel` reads the graph's file once more in JavaScript, and knows no bytes.
 */
export type Binding = { readonly [type in TypeName]: number } & {
  /**
   * An array at a multiple of 64 bytes must not change until the tensor is deleted, and nothing of TensorFlow's may keep it
   * longer: it is used in place, and let go of by the thread that uses it last. Any other one is copied at once.
   */
  createTensor(shape: readonly number[], dtype: number, data: TensorData): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): TensorData;
  getNumOfTensors(): number;
  isUsingGpuDevice(): boolean;
  readonly TF_Version: string;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  /** Names are separated by commas. */
  runSavedModel(
    id: number,
    inputs: readonly number[],
    inputNames: string,
    outputNames: string,
  ): readonly { readonly id: number; readonly shape: readonly number[]; readonly dtype: number }[];
};
