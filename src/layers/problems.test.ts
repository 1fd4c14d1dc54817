import { describe, expect, it } from 'vitest';
import { inferLayer, problemsOf } from './testing/layerHarness';

describe('a layer that needs an image', () => {
  it.each([
    { input: [1], gives: 'one value', reshape: null },
    { input: [10], gives: 'a vector of 10 values', reshape: null },
    { input: [784], gives: 'a vector of 784 values', reshape: [28, 28, 1] },
    { input: [3072], gives: 'a vector of 3,072 values', reshape: [32, 32, 3] },
    { input: [5, 6], gives: '5 × 6', reshape: [5, 6, 1] },
    { input: [2, 3, 4, 5], gives: '2 × 3 × 4 × 5', reshape: null },
  ])('offers to reshape $gives where only one image can be meant', ({ input, gives, reshape }) => {
    const [problem] = problemsOf(inferLayer('SpatialDropout2D', { params: {}, inputs: [input] }));
    expect(problem).toMatchObject({ code: 'needs-image', received: gives, expected: 'height × width × channels' });
    expect(problem?.message).toContain(`but Layer 1 gives ${gives}. `);
    expect(problem?.suggestions.map(({ kind }) => kind)).toEqual(
      reshape === null ? ['remove'] : ['insertBefore', 'remove'],
    );
    if (reshape !== null) {
      expect(problem?.suggestions[0]).toMatchObject({ type: 'Reshape', params: { targetShape: reshape } });
    }
  });
});
