import { testLayer } from '../testing/layerHarness';

testLayer('LayerNormalization', {
  details: [{ params: {}, detail: '' }],
  explained: [
    {
      params: {},
      inputs: [[4, 5, 16]],
      output: [4, 5, 16],
      shape: ['Height: unchanged = 4', 'Width: unchanged = 5', 'Channels: unchanged = 16'],
      paramFormula: '2 · 16 = 32',
      macCount: 0,
    },
    {
      params: { center: false },
      inputs: [[6]],
      output: [6],
      shape: ['Values: unchanged = 6'],
      paramFormula: '1 · 6 = 6',
      macCount: 0,
    },
    {
      params: { center: false, scale: false },
      inputs: [[4, 5, 3]],
      output: [4, 5, 3],
      shape: ['Height: unchanged = 4', 'Width: unchanged = 5', 'Channels: unchanged = 3'],
      macCount: 0,
    },
  ],
  tfjs: [
    {
      params: { epsilon: 0.01, scale: false },
      inputs: [[9, 7, 3]],
      chain: [{ className: 'ConvCanvasLayerNormalization', config: { epsilon: 0.01, center: true, scale: false } }],
    },
  ],
});
