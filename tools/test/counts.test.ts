import { describe, expect, it } from 'vitest';
import { countsOfPlaywright, countsOfVitest, sum, summary } from './counts.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('counts of a test run', () => {
  it.each([
    ['all passed', { numPassedTests: 3, testResults: [file('passed', 'passed')] }, 0, [3, 0, 0]],
    ['one failed', { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 'failed')] }, 1, [2, 1, 0]],
    ['skipped and to do', { numPassedTests: 1, numPendingTests: 2, numTodoTests: 1 }, 0, [1, 0, 3]],
    ['a file that does not load', { numPassedTests: 1, testResults: [file('failed')] }, 1, [1, 1, 0]],
    ['an error outside of all tests', { numPassedTests: 1, testResults: [file('passed', 'passed')] }, 1, [1, 1, 0]],
    ['a crash before the report', undefined, 1, [0, 1, 0]],
    ['no tests', undefined, 0, [0, 0, 0]],
  ])('Vitest: %s', (_, report, code, [passed, failed, skipped]) => {
    expect(countsOfVitest(report, code)).toEqual({ passed, failed, skipped });
  });

  it.each([
    ['all passed', { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 1 } }, 0, [4, 0, 1]],
    ['one failed', { stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 0 } }, 1, [4, 1, 0]],
    ['a crash before the report', undefined, 1, [0, 1, 0]],
  ])('Playwright: %s', (_, report, code, [passed, failed, skipped]) => {
    expect(countsOfPlaywright(report, code)).toEqual({ passed, failed, skipped });
  });

  it('are summed up in one line, which names skipped tests only where there are some', () => {
    const all = [
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 1, failed: 1, skipped: 0 },
    ];
    expect(summary(sum(all))).toBe('3 passed, 1 failed');
    expect(summary(sum([...all, { passed: 0, failed: 0, skipped: 2 }]))).toBe('3 passed, 1 failed, 2 skipped');
  });
});
