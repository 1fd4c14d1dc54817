import { findProgram } from '../common/processes.mjs';

/** Whether windows can be shown: X or Wayland on Linux, always elsewhere. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * A command line, put under a virtual display where there is no display and there is a program that makes one.
 * @param {readonly [string, ...string[]]} commandLine
 * @returns {[string, ...string[]]}
 */
export function withDisplay(commandLine) {
  const xvfb = hasDisplay() ? undefined : findProgram(['xvfb-run']);
  return xvfb ? [xvfb, '-a', '-s', '-screen 0 1920x1200x24', ...commandLine] : [...commandLine];
}
