import { copyFileSync, existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { bindingIn, bindingPlace, engineFolder, engineRecord } from './places.mjs';

/**
 * Puts the installed engine's binding where tfjs-node looks for it (reinstalling the packages removes it from there). A
 * binding that is there already and is not a link of ours stays.
 * @returns {boolean} whether tfjs-node has a binding now
 */
export function linkEngine() {
  if (!engineRecord(engineFolder())) return existsSync(bindingPlace);
  const binding = bindingIn(engineFolder());
  const present = lstatSync(bindingPlace, { throwIfNoEntry: false });
  if (present && !present.isSymbolicLink()) return true;
  if (present && readlinkSync(bindingPlace) === binding) return true;
  mkdirSync(dirname(bindingPlace), { recursive: true });
  rmSync(bindingPlace, { force: true });
  try {
    symlinkSync(binding, bindingPlace);
  } catch (error) {
    // Another start was quicker; or this file system has no links.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') copyFileSync(binding, bindingPlace);
  }
  return true;
}
