// Loads the binding that is named in the arguments, multiplies two matrices and prints TensorFlow's version and device. Run
// as a program of its own: a broken library may end its process.
const binding = require(process.argv[2]);

const matrix = (values) => binding.createTensor([2, 2], binding.TF_FLOAT, new Float32Array(values));
const option = (name) => ({ name, type: binding.TF_ATTR_BOOL, value: false });
const type = { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT };

const inputs = [matrix([1, 2, 3, 4]), matrix([5, 6, 7, 8])];
const [product] = binding.executeOp('MatMul', [option('transpose_a'), option('transpose_b'), type], inputs, 1);
const values = Array.from(binding.tensorDataSync(product.id));
if (values.join() !== '19,22,43,50') throw new Error(`a matrix product came out as ${values.join()}`);
console.log(`TensorFlow ${binding.TF_Version} on ${binding.isUsingGpuDevice() ? 'GPU' : 'CPU'}`);
