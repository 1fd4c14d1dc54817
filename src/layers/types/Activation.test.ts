import { testLayer } from '../testing/layerHarness';

testLayer('Activation', {
  details: [
    { params: {}, detail: 'relu' },
    { params: { activation: 'softmax' }, detail: 'softmax' },
  ],
  explained: [
    {
      params: {},
      inputs: [[4, 5, 2]],
      output: [4, 5, 2],
      shape: ['Height: unchanged = 4', 'Width: unchanged = 5', 'Channels: unchanged = 2'],
      macCount: 0,
    },
  ],
  tfjs: [
    { params: {}, inputs: [[4]], chain: [{ className: 'Activation', config: { activation: 'relu' } }] },
    {
      params: { activation: 'linear' },
      inputs: [[4]],
      chain: [{ className: 'Activation', config: { activation: 'linear' } }],
    },
    {
      params: { activation: 'hardSigmoid' },
      inputs: [[4]],
      chain: [{ className: 'ConvCanvasActivation', config: { activation: 'hardSigmoid' } }],
    },
    {
      params: { activation: 'hardSwish' },
      inputs: [[4]],
      chain: [{ className: 'ConvCanvasActivation', config: { activation: 'hardSwish' } }],
    },
    {
      params: { activation: 'exponential' },
      inputs: [[4]],
      chain: [{ className: 'ConvCanvasActivation', config: { activation: 'exponential' } }],
    },
    {
      params: { activation: 'gelu' },
      inputs: [[4]],
      chain: [{ className: 'Activation', config: { activation: 'gelu' } }],
    },
  ],
});
