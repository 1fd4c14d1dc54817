import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { bindingIn, bindingPlace, engineFolder, engineRecord, enginesFolder, variants } from './places.mjs';

/** @typedef {import('./places.mjs').Variant} Variant */

/** A binding that somebody else put there waits here while an engine of ours is chosen. @param {string} target */
const keptFrom = (target) => `${target}.kept`;

const choiceFile = () => join(enginesFolder(), 'chosen.json');

/** The engine that the person chose last; by default the one for the processor. @returns {Variant} */
function chosen() {
  try {
    const { device } = JSON.parse(readFileSync(choiceFile(), 'utf8'));
    return device === 'cuda' ? 'cuda' : 'cpu';
  } catch {
    return 'cpu';
  }
}

/** @param {Variant} variant */
const isInstalled = (variant) => engineRecord(engineFolder(variant)) !== undefined;

/**
 * Puts the binding of the chosen engine, or else of an installed one, where tfjs-node looks for it (reinstalling the packages
 * removes it from there). A binding that is there already and is not of ours stays.
 * @param {string} [target] where tfjs-node looks
 * @returns {boolean} whether tfjs-node has a binding now
 */
export function linkEngine(target = bindingPlace) {
  const variant = [chosen(), ...variants].find(isInstalled);
  if (variant === undefined) return existsSync(target);
  if (existsSync(target) && !isOurs(target)) return true;
  place(variant, target);
  return true;
}

/**
 * Chooses an engine for this and every later start, and puts it in place. For the processor a binding that somebody else had
 * put there will do too.
 * @param {Variant} variant
 * @param {string} [target] where tfjs-node looks
 * @returns {boolean} false where there is none, and then nothing is changed
 */
export function chooseEngine(variant, target = bindingPlace) {
  const kept = keptFrom(target);
  const isOthers = existsSync(target) && !isOurs(target);
  const installed = isInstalled(variant);
  if (!installed && (variant !== 'cpu' || !(isOthers || existsSync(kept)))) return false;
  mkdirSync(enginesFolder(), { recursive: true });
  writeFileSync(choiceFile(), `${JSON.stringify({ device: variant })}\n`);
  if (installed) {
    if (isOthers) renameSync(target, kept);
    place(variant, target);
  } else if (!isOthers) {
    renameSync(kept, target);
  }
  return true;
}

/** Which of our engines is in place; undefined where none is, or somebody else's. @param {string} [target] @returns {Variant | undefined} */
export function linkedVariant(target = bindingPlace) {
  return variants.find((variant) => leadsTo(target, bindingIn(engineFolder(variant))));
}

/** Links are ours; so are copies of our bindings. @param {string} target */
function isOurs(target) {
  const isLink = lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink || linkedVariant(target) !== undefined;
}

/** Whether the binding in place is this one: a link to it, or a copy of it. @param {string} target @param {string} binding */
function leadsTo(target, binding) {
  const present = lstatSync(target, { throwIfNoEntry: false });
  if (!present || !existsSync(binding)) return false;
  if (present.isSymbolicLink()) return readlinkSync(target) === binding;
  return readFileSync(target).equals(readFileSync(binding));
}

/** @param {Variant} variant that is installed @param {string} target */
function place(variant, target) {
  const binding = bindingIn(engineFolder(variant));
  if (leadsTo(target, binding)) return;
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { force: true });
  try {
    symlinkSync(binding, target);
  } catch (error) {
    // Another start was quicker; or this file system has no links.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') copyFileSync(binding, target);
  }
}
