import { expect, it } from 'vitest';
import { exportFolder } from './exportPlace';

it.each([
  ['/home/ada', 'First CNN', 'keras', '/home/ada/first-cnn-keras'],
  ['C:\\Users\\Ada', 'Café 2', 'saved-model', 'C:\\Users\\Ada\\cafe-2-saved-model'],
  ['/home/ada', '../../etc/passwd', 'onnx', '/home/ada/etc-passwd-onnx'],
  ['/home/ada', '网络', 'tfjs', '/home/ada/network-tfjs'],
] as const)('an export into %s of "%s" as %s', (parent, name, target, folder) => {
  expect(exportFolder(parent, name, target)).toBe(folder);
});
