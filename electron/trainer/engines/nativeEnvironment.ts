/**
 * Sets what TensorFlow reads when it is loaded, unless the user has set it: no chatter; the same results in every run
 * (which costs nothing on a CPU); and oneDNN's kernels, which are twice as fast as the others and which TensorFlow
 * itself switches on only for newer processors.
 */
export function setNativeEnvironment(env: NodeJS.ProcessEnv = process.env): void {
  env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  env.TF_DETERMINISTIC_OPS ??= '1';
  env.TF_ENABLE_ONEDNN_OPTS ??= '1';
}
