import { testLayer } from '../testing/layerHarness';

testLayer('ReLU', {
  details: [
    { params: {}, detail: '' },
    { params: { maxValue: 6, negativeSlope: 0.1, threshold: 0.5 }, detail: 'up to 6, slope 0.1, from 0.5' },
  ],
  explained: [{ params: {}, inputs: [[9]], output: [9], shape: ['Values: unchanged = 9'], macCount: 0 }],
  tfjs: [
    { params: {}, inputs: [[9]], chain: [{ className: 'ReLU', config: {} }] },
    { params: { maxValue: 6 }, inputs: [[9]], chain: [{ className: 'ReLU', config: { maxValue: 6 } }] },
    {
      params: { maxValue: 6, negativeSlope: 0.1 },
      inputs: [[9]],
      chain: [{ className: 'ConvCanvasReLU', config: { maxValue: 6, negativeSlope: 0.1, threshold: 0 } }],
    },
    {
      params: { threshold: 0.5 },
      inputs: [[9]],
      chain: [{ className: 'ConvCanvasReLU', config: { maxValue: null, negativeSlope: 0, threshold: 0.5 } }],
    },
  ],
});
