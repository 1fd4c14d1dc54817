/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @type {Counts} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };
/** @type {Counts} */
export const onePassed = { ...nothing, passed: 1 };
/** @type {Counts} */
export const oneFailed = { ...nothing, failed: 1 };
/** @type {Counts} */
export const oneSkipped = { ...nothing, skipped: 1 };

/** @param {readonly Counts[]} all @returns {Counts} */
export function sum(all) {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    nothing,
  );
}

/** The one line that a test run ends with. @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * The counts of Vitest's JSON report. A file that could not be run at all is a failure of its own, and so is an exit status
 * that no test explains (an error outside of all tests).
 * @param {unknown} report undefined where Vitest wrote none
 * @param {number} code exit status
 * @returns {Counts}
 */
export function countsOfVitest(report, code) {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = /** @type {VitestReport} */ (report ?? {});
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return withExitStatus(
    { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests },
    code,
  );
}

/**
 * @typedef {object} VitestReport
 * @property {number} [numPassedTests]
 * @property {number} [numFailedTests]
 * @property {number} [numPendingTests]
 * @property {number} [numTodoTests]
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} [testResults]
 */

/**
 * The counts of Playwright's JSON report.
 * @param {unknown} report undefined where Playwright wrote none
 * @param {number} code exit status
 * @returns {Counts}
 */
export function countsOfPlaywright(report, code) {
  const {
    expected = 0,
    unexpected = 0,
    flaky = 0,
    skipped = 0,
  } = /** @type {{ stats?: Record<string, number> } | undefined} */ (report)?.stats ?? {};
  return withExitStatus({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/** @param {Counts} counts @param {number} code @returns {Counts} */
function withExitStatus(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
