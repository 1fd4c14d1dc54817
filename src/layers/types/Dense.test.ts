import { testLayer } from '../testing/layerHarness';

testLayer('Dense', {
  details: [
    { params: {}, detail: '32 units' },
    { params: { units: 10, activation: 'softmax' }, detail: '10 units, softmax' },
  ],
  explained: [
    {
      params: { units: 10 },
      inputs: [[1152]],
      output: [10],
      shape: ['Units: one for each unit = 10'],
      paramFormula: '(1,152 + 1) · 10 = 11,530',
      macs: '1,152·10 = 11,520',
      macCount: 11520,
      window: 'all',
    },
    {
      params: { units: 10, useBias: false },
      inputs: [[7]],
      output: [10],
      shape: ['Units: one for each unit = 10'],
      paramFormula: '7·10 = 70',
      macs: '7·10 = 70',
      macCount: 70,
      window: 'all',
    },
    {
      params: { units: 3 },
      inputs: [[4, 6]],
      output: [4, 3],
      shape: ['Axis 1: unchanged = 4', 'Axis 2: one for each unit = 3'],
      paramFormula: '(6 + 1) · 3 = 21',
      macs: '4·6·3 = 72',
      macCount: 72,
    },
  ],
  problems: [
    {
      params: { units: 10 },
      inputs: [[5, 6, 8]],
      severity: 'warning',
      code: 'dense-on-image',
      received: '5 × 6 × 8',
      expected: 'a vector',
      message:
        'Dense 1 gets an image of 5 × 6 × 8 from Layer 1 and works on each of its 30 positions alone, so it gives 5 × 6 × 10 instead of 10 values. Add a Flatten or a global pooling layer between them.',
      suggestions: ['Add Flatten before Dense 1', 'Add global average pooling before Dense 1'],
    },
    {
      params: { units: 1000000 },
      inputs: [[5000]],
      code: 'too-large',
      param: 'units',
      received: '5,000,000,000',
      expected: 'at most 1,000,000,000 weights',
      message:
        'Dense 1 would have 5,000,000,000 weights (5,000 × 1,000,000). No machine can train that: the limit is 1,000,000,000. Choose smaller numbers here or in the layers before it.',
      suggestions: ['Set the units to 32'],
    },
  ],
  tfjs: [
    {
      params: { units: 10, activation: 'softmax' },
      inputs: [[7]],
      chain: [{ className: 'Dense', config: { units: 10, useBias: true, activation: 'softmax' } }],
    },
    {
      params: { units: 3, activation: 'exponential', useBias: false },
      inputs: [[7]],
      chain: [
        { className: 'Dense', config: { units: 3, useBias: false, activation: 'linear' } },
        { className: 'ConvCanvasActivation', config: { activation: 'exponential' } },
      ],
    },
  ],
});
