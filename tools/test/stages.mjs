import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { buildStale } from '../build.mjs';
import { inRepository, repository } from '../common/paths.mjs';
import { attach } from '../common/processes.mjs';
import { withDisplay } from '../setup/display.mjs';
import { engineStep } from '../setup/engine/step.mjs';
import { ensure } from '../setup/step.mjs';
import { testElectronPath, testElectronStep } from '../setup/testElectron.mjs';
import { testPythonStep } from '../setup/testPython.mjs';
import { chromiumPath, chromiumStep, compilerStep, displayStep } from '../setup/testSystem.mjs';
import { testTorchStep } from '../setup/testTorch.mjs';
import { countsOfPlaywright, countsOfVitest, nothing, oneFailed, onePassed, oneSkipped, sum } from './counts.mjs';

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} title
 * @property {(args: readonly string[]) => Promise<Counts>} run args: more arguments for the tool
 */

/** What cannot be had is skipped, except in CI, where it is a failure. */
const missing = process.env.CI ? oneFailed : oneSkipped;

/** @param {string} packagePath of a program of node_modules @param {readonly string[]} args */
const runTool = (packagePath, args) =>
  attach(process.execPath, [inRepository('node_modules', ...packagePath.split('/')), ...args], { cwd: repository });

/** @param {number} code @returns {Counts} */
const oneCheck = (code) => (code === 0 ? onePassed : oneFailed);

async function setUp() {
  const steps = [compilerStep, engineStep, testPythonStep, testTorchStep, displayStep, chromiumStep, testElectronStep];
  const counts = [];
  for (const step of steps) {
    const outcome = await ensure(step);
    console.log(outcome.ready ? `  ${step.title}: ready` : `  ${step.title}: skipped: ${outcome.message}`);
    counts.push(outcome.ready ? onePassed : missing);
  }
  return sum(counts);
}

/** @param {readonly string[]} args */
async function unitTests(args) {
  const report = reportFile('unit');
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runTool('vitest/vitest.mjs', ['run', ...options, ...args]);
  return countsOfVitest(readReport(report), code);
}

/**
 * @param {'desktop' | 'browser'} project
 * @param {readonly string[]} args
 */
async function endToEnd(project, args) {
  if (!hasTests(`e2e/${project}`)) return nothing;
  const electron = testElectronPath();
  const chromium = await chromiumPath();
  if (!(project === 'desktop' ? electron : chromium)) {
    console.log(`  skipped: there is no ${project === 'desktop' ? 'Electron' : 'Chromium'} for the tests`);
    return missing;
  }
  if (!(await buildStale())) return oneFailed;
  const report = reportFile(project);
  const playwright = inRepository('node_modules', '@playwright', 'test', 'cli.js');
  const options = ['test', `--project=${project}`, '--reporter=list,json', ...args];
  const [command, ...rest] = withDisplay([process.execPath, playwright, ...options]);
  const code = await attach(command, rest, {
    cwd: repository,
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...(electron ? { CONVCANVAS_TEST_ELECTRON: electron } : {}),
      ...(chromium ? { CONVCANVAS_TEST_CHROMIUM: chromium } : {}),
    },
  });
  return countsOfPlaywright(readReport(report), code);
}

/** @param {string} folder */
function hasTests(folder) {
  const path = inRepository(...folder.split('/'));
  if (!existsSync(path)) return false;
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).some((name) => /\.(?:spec|test)\.ts$/.test(name));
}

/** @param {string} name an old report of this name is removed */
function reportFile(name) {
  const folder = inRepository('test-results');
  mkdirSync(folder, { recursive: true });
  const path = inRepository('test-results', `${name}.json`);
  rmSync(path, { force: true });
  return path;
}

/** @param {string} path @returns {unknown} */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @type {readonly Stage[]} */
export const stages = [
  { name: 'setup', title: 'set-up', run: setUp },
  {
    name: 'lint',
    title: 'format and lint',
    run: async (args) => oneCheck(await runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', ...args])),
  },
  {
    name: 'types',
    title: 'types',
    run: async (args) => oneCheck(await runTool('typescript/bin/tsc', ['--build', ...args])),
  },
  {
    name: 'imports',
    title: 'import directions',
    run: async () => oneCheck(await attach(process.execPath, [inRepository('tools', 'checkImports.mjs')])),
  },
  { name: 'build', title: 'build', run: async () => ((await buildStale()) ? onePassed : oneFailed) },
  { name: 'unit', title: 'unit tests', run: unitTests },
  { name: 'desktop', title: 'the desktop application, in Electron', run: (args) => endToEnd('desktop', args) },
  { name: 'browser', title: 'the application in a browser', run: (args) => endToEnd('browser', args) },
];
