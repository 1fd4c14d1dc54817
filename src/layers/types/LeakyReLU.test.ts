import { testLayer } from '../testing/layerHarness';

testLayer('LeakyReLU', {
  details: [
    { params: {}, detail: 'slope 0.3' },
    { params: { negativeSlope: 0.01 }, detail: 'slope 0.01' },
  ],
  explained: [{ params: {}, inputs: [[9]], output: [9], shape: ['Values: unchanged = 9'], macCount: 0 }],
  tfjs: [{ params: {}, inputs: [[9]], chain: [{ className: 'LeakyReLU', config: { alpha: 0.3 } }] }],
});
