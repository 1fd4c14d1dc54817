import { describe, expect, it } from 'vitest';
import { scrubbedSteps, stepFor, stepped } from './scrub';

describe('scrubbedSteps', () => {
  it.each([
    { pixels: 60, fine: false, whole: false, steps: 10 },
    { pixels: -60, fine: false, whole: false, steps: -10 },
    { pixels: 60, fine: true, whole: false, steps: 1 },
    { pixels: 65, fine: false, whole: true, steps: 10 },
    { pixels: -65, fine: false, whole: true, steps: -10 },
  ])('$pixels px, fine $fine, whole $whole: $steps steps', ({ pixels, steps, ...modifiers }) => {
    expect(scrubbedSteps(pixels, modifiers)).toBe(steps);
  });
});

describe('stepped', () => {
  it.each([
    { value: 16, steps: 3.4, whole: true, result: 19 },
    { value: 2, steps: -5, whole: true, min: 1, result: 1 },
    { value: 0.5, steps: 1, whole: false, result: 0.51 },
    { value: 0.5, steps: 0.3, whole: false, result: 0.503 },
    { value: 0.1, steps: 2, whole: false, result: 0.12 },
    { value: 0.99, steps: 30, whole: false, max: 1, result: 1 },
    { value: 0.001, steps: 1, whole: false, result: 0.0011 },
    { value: 5, steps: 1, whole: false, result: 5.1 },
  ])('$value by $steps is $result', ({ value, steps, result, ...range }) => {
    expect(stepped(value, steps, stepFor(value, range.whole), range)).toBe(result);
  });
});
