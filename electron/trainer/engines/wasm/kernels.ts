import type { KernelFunc, NamedAttrMap, NamedTensorInfoMap, Tensor } from '@tensorflow/tfjs';
import { tf } from '../tfjs/tf';

/** Computes a kernel with other operations; called in a `tf.tidy`. */
type Compute = (inputs: NamedTensorInfoMap, attrs: NamedAttrMap) => Tensor;

/** Gives the WebAssembly backend a kernel of ours, in place of its own where it has one. */
export function setKernel(kernelName: string, compute: Compute): void {
  replace(kernelName, ({ inputs, attrs }) => tf.tidy(() => compute(inputs, attrs ?? {})));
}

/**
 * Lets a kernel of the backend go on as it is, but for calls that `rewrite` answers with other inputs and attributes.
 */
export function amendKernel(
  kernelName: string,
  rewrite: (
    inputs: NamedTensorInfoMap,
    attrs: NamedAttrMap,
  ) => { inputs: NamedTensorInfoMap; attrs: NamedAttrMap } | null,
): void {
  const original = tf.getKernel(kernelName, 'wasm')?.kernelFunc;
  if (original === undefined) throw new Error(`The WebAssembly backend has no kernel ${kernelName}.`);
  replace(kernelName, (params) => {
    const { inputs, attrs = {}, backend } = params;
    return tf.tidy(() => {
      const rewritten = rewrite(inputs, attrs);
      return asTensor(original(rewritten === null ? params : { ...rewritten, backend }));
    });
  });
}

function replace(kernelName: string, kernelFunc: KernelFunc): void {
  if (tf.getKernel(kernelName, 'wasm') !== undefined) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
}

/** `tidy` keeps tensors, while kernels of the backend give their description only. */
function asTensor(output: ReturnType<KernelFunc>): Tensor {
  const info = Array.isArray(output) ? output[0] : output;
  if (info === undefined) throw new Error('A kernel gave no output.');
  return tf.engine().makeTensorFromTensorInfo(info);
}
