import { testLayer } from '../testing/layerHarness';

testLayer('Flatten', {
  details: [{ params: {}, detail: '' }],
  explained: [
    { params: {}, inputs: [[6, 6, 32]], output: [1152], shape: ['Values: 6·6·32 = 1,152'], macCount: 0 },
    { params: {}, inputs: [[7]], output: [7], shape: ['Values: 7 = 7'], macCount: 0 },
    { params: {}, inputs: [[1, 1, 1]], output: [1], shape: ['Values: 1·1·1 = 1'], macCount: 0 },
  ],
  problems: [],
  tfjs: [
    { params: {}, inputs: [[9, 7, 3]], chain: [{ className: 'Flatten', config: {} }] },
    { params: {}, inputs: [[7]], chain: [{ className: 'Reshape', config: { targetShape: [7] } }] },
  ],
});
