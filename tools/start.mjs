import { buildStale } from './build.mjs';
import { inRepository, repository } from './common/paths.mjs';
import { attach } from './common/processes.mjs';
import { hasDisplay } from './setup/display.mjs';
import { electronPath, electronStep } from './setup/electron.mjs';
import { engineStep } from './setup/engine/step.mjs';
import { ensure } from './setup/step.mjs';

// npm start: sets up what is missing, builds what is stale, and opens the application.
// npm start -- --browser: in the browser; npm start -- --setup: tries what failed to install again. Others are passed on.

const own = ['--browser', '--setup'];
const args = process.argv.slice(2).filter((arg) => !own.includes(arg));
const again = process.argv.includes('--setup');

const wantsWindow = hasDisplay() && !process.argv.includes('--browser');

const steps = process.env.CONVCANVAS_NO_SETUP === '1' ? [] : [engineStep, ...(wantsWindow ? [electronStep] : [])];
for (const [index, step] of steps.entries()) {
  const outcome = await ensure(step, { again, position: `[${index + 1}/${steps.length}] ` });
  if (!outcome.ready) console.error(outcome.message);
}

const front = wantsWindow && electronPath() ? 'main' : 'host';
const parts = front === 'main' ? ['main', 'preload', 'trainer', 'renderer'] : ['host', 'trainer', 'renderer'];
if (!(await buildStale(parts))) process.exit(1);

const electron = electronPath();
if (front === 'main' && electron) {
  // Chromium's sandbox does not run as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  process.exitCode = await attach(electron, [...sandbox, repository, ...args]);
} else {
  if (!process.argv.includes('--browser')) {
    const reason = hasDisplay() ? 'there is no Electron' : 'there is no display';
    console.error(`Opening for a browser on this machine, because ${reason}.`);
  }
  process.exitCode = await attach(process.execPath, [inRepository('dist', 'host', 'host.cjs'), ...args]);
}
