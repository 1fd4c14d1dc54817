import { testLayer } from '../testing/layerHarness';

testLayer('Average', {
  details: [{ params: {}, detail: '' }],
  explained: [
    { params: {}, inputs: [[10], [10]], output: [10], shape: ['Values: the same in all inputs = 10'], macCount: 0 },
  ],
  problems: [
    {
      params: {},
      inputs: [[10], [12]],
      code: 'merge-shapes',
      received: '10 and 12',
      expected: 'equal sizes, or 1',
      message:
        'Average 1 averages its inputs value by value, but Layer 1 gives 10 and Layer 2 gives 12. Make the sizes equal; a size of 1 fits any.',
      suggestions: ['Add Dense with 10 units after Layer 2', 'Make Average 1 a Concatenate'],
    },
  ],
  tfjs: [{ params: {}, inputs: [[10], [10]], chain: [{ className: 'Average', config: {} }] }],
});
