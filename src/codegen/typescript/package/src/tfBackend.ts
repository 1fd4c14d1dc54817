import * as tf from '@tensorflow/tfjs';

/**
 * Takes the fastest backend there is under Node: TensorFlow itself where `@tensorflow/tfjs-node` is installed, else plain
 * JavaScript, which computes the same, many times slower. Answers its name.
 */
export async function chooseBackend(): Promise<string> {
  // As a variable, so that it may be missing.
  const native = '@tensorflow/tfjs-node';
  try {
    await import(native);
  } catch {
    await tf.setBackend('cpu');
  }
  await tf.ready();
  return tf.getBackend();
}
