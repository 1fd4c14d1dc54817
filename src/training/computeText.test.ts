import { expect, test } from 'vitest';
import { computeText } from './computeText';

test.each([
  { engine: 'TensorFlow 2.21.0', device: 'CPU', threads: 2, text: 'TensorFlow 2.21.0, CPU, 2 threads' },
  { engine: 'TensorFlow 2.21.0', device: 'CPU', threads: 1, text: 'TensorFlow 2.21.0, CPU, 1 thread' },
  { engine: 'TensorFlow 2.21.0', device: 'GPU', threads: 16, text: 'TensorFlow 2.21.0, GPU' },
  { engine: 'TensorFlow 2.20.0', device: 'CPU', threads: null, text: 'TensorFlow 2.20.0, CPU' },
  { engine: null, device: null, threads: null, text: '' },
])('$text', ({ text, ...summary }) => {
  expect(computeText(summary)).toBe(text);
});
