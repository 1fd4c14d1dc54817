import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../common/paths.mjs';
import { Progress } from './progress.mjs';

/**
 * @typedef {object} SetupStep something that is installed once
 * @property {string} id
 * @property {string} title
 * @property {string} size what it downloads and takes on disk, in words
 * @property {string} why what it is for
 * @property {() => Promise<boolean>} check whether it is installed; quick
 * @property {(report: Report) => Promise<void>} install may run again after any failure; throws a SetupError
 *
 * @callback Report
 * @param {string} doing what goes on now, in words
 * @param {number} [fraction] how much of it is done, 0 to 1, where that is known
 * @returns {void}
 *
 * @typedef {{ ready: true } | { ready: false, message: string }} Outcome message: what is missing and how to get it
 */

/** What keeps a step from being installed: one sentence with the command that helps, and the detail for the log. */
export class SetupError extends Error {
  /** @param {string} message @param {string} [detail] */
  constructor(message, detail = '') {
    super(message);
    this.detail = detail;
  }
}

const day = 24 * 60 * 60 * 1000;

/** @param {string} id */
const failureFile = (id) => join(dataFolder(), 'setup', `${id}.failed.json`);

/**
 * The last failure of a step: it is not tried again by itself within a day, so that a start without a network stays quick.
 * @param {string} id
 * @returns {{ at: number, message: string } | undefined}
 */
export function lastFailure(id) {
  try {
    const { at, message } = JSON.parse(readFileSync(failureFile(id), 'utf8'));
    return typeof at === 'number' && typeof message === 'string' ? { at, message } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Installs a step unless it is there, with a line of progress on standard error.
 * @param {SetupStep} step
 * @param {{ again?: boolean, position?: string }} [options] again: even though it failed within the last day
 * @returns {Promise<Outcome>}
 */
export async function ensure(step, { again = true, position = '' } = {}) {
  if (await step.check()) return { ready: true };
  const failure = lastFailure(step.id);
  if (failure && !again && Date.now() - failure.at < day) return { ready: false, message: failure.message };
  const progress = new Progress(process.stderr);
  progress.line(`${position}${step.title} (${step.size}): ${step.why}`);
  try {
    await step.install((doing, fraction) => progress.report(doing, fraction));
    progress.done('ready');
    rmSync(failureFile(step.id), { force: true });
    return { ready: true };
  } catch (error) {
    progress.done('not installed');
    return { ready: false, message: recordFailure(step.id, error) };
  }
}

/**
 * @param {string} id
 * @param {unknown} error
 * @returns {string} what to tell the person
 */
function recordFailure(id, error) {
  const reason = error instanceof Error ? error.message : String(error);
  const message = error instanceof SetupError ? reason : `Setting up the ${id} failed unexpectedly: ${reason}`;
  const detail = error instanceof SetupError ? error.detail : error instanceof Error ? (error.stack ?? '') : '';
  try {
    const folder = join(dataFolder(), 'setup');
    mkdirSync(folder, { recursive: true });
    writeFileSync(failureFile(id), JSON.stringify({ at: Date.now(), message }));
    if (!detail) return message;
    const log = join(folder, `${id}.log`);
    writeFileSync(log, `${message}\n\n${detail}\n`);
    return `${message} (details: ${log})`;
  } catch {
    // The data folder cannot be written, which is likely what the message is about.
    return message;
  }
}
