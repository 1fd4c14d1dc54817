type TypeName = 'TF_FLOAT' | 'TF_INT32' | 'TF_UINT8' | 'TF_BOOL' | 'TF_STRING';
type TensorData = Float32Array | Int32Array | Uint8Array | readonly Uint8Array[];

/**
 * The part of tfjs-node's native binding that loads and runs graphs (tfjs-node/src/tfjs_binding.ts). It is called directly:
 * `tf.node.loadSavedModel` reads the graph's file once more in JavaScript, and knows no bytes.
 */
export type Binding = { readonly [type in TypeName]: number } & {
  /** The array must not change until the tensor is deleted: TensorFlow may read it in place. */
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
