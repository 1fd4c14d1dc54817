import { testLayer } from '../testing/layerHarness';

testLayer('Dropout', {
  details: [
    { params: {}, detail: '0.5' },
    { params: { rate: 0.25 }, detail: '0.25' },
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
  problems: [
    {
      params: { noiseShape: [null, 2, 1] },
      inputs: [[4, 5, 2]],
      code: 'noise-shape',
      param: 'noiseShape',
      received: 'any × 2 × 1',
      expected: "4 entries: nothing or 1 for the batch, and nothing, 1 or the input's size for 4 × 5 × 2",
      message:
        "Dropout 1 has the noise shape any × 2 × 1, which cannot be stretched over its input. It needs 4 entries: nothing or 1 for the batch, and nothing, 1 or the input's size for 4 × 5 × 2.",
      suggestions: ['Drop every value by itself'],
    },
    {
      params: { noiseShape: [8, 1, 1, 1] },
      inputs: [[4, 5, 2]],
      code: 'noise-shape',
      param: 'noiseShape',
      received: '8 × 1 × 1 × 1',
      expected: "4 entries: nothing or 1 for the batch, and nothing, 1 or the input's size for 4 × 5 × 2",
      message:
        "Dropout 1 has the noise shape 8 × 1 × 1 × 1, which cannot be stretched over its input. It needs 4 entries: nothing or 1 for the batch, and nothing, 1 or the input's size for 4 × 5 × 2.",
      suggestions: ['Drop every value by itself'],
    },
    {
      params: { noiseShape: [null, 2] },
      inputs: [[3]],
      code: 'noise-shape',
      param: 'noiseShape',
      received: 'any × 2',
      expected: "2 entries: nothing or 1 for the batch, and nothing, 1 or the input's size for 3",
      message:
        "Dropout 1 has the noise shape any × 2, which cannot be stretched over its input. It needs 2 entries: nothing or 1 for the batch, and nothing, 1 or the input's size for 3.",
      suggestions: ['Drop every value by itself'],
    },
  ],
  tfjs: [
    {
      params: { rate: 0.25 },
      inputs: [[4]],
      chain: [{ className: 'ConvCanvasDropout', config: { rate: 0.25, noiseShape: null } }],
    },
    {
      params: { noiseShape: [null, 1, 1, 2] },
      inputs: [[4, 5, 2]],
      chain: [{ className: 'ConvCanvasDropout', config: { rate: 0.5, noiseShape: [null, 1, 1, 2] } }],
    },
  ],
});
