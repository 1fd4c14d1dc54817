import { watch } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundlePage, bundleProgram } from './build/bundle.mjs';
import { hasEntry, outputs } from './build/outputs.mjs';
import { isStale, writeStamp } from './build/stale.mjs';
import { inRepository, repository } from './common/paths.mjs';

/**
 * Builds what is stale and says so, one line each, on standard error.
 * @param {readonly string[]} [names] which outputs; all if none is given
 * @returns {Promise<boolean>} whether all that exists could be built; each failure has been printed
 */
export async function buildStale(names = outputs.map((output) => output.name)) {
  let complete = true;
  for (const output of outputs.filter(({ name }) => names.includes(name))) {
    const stamp = inRepository('dist', '.stamps', output.name);
    if (!hasEntry(output)) {
      console.error(`skipped ${output.name}: there is no ${relative(repository, output.entry)}`);
      continue;
    }
    if (!isStale(stamp, output.file, output.inputs)) continue;
    const began = new Date();
    try {
      await (output.kind === 'program' ? bundleProgram(output) : bundlePage(output));
      writeStamp(stamp, began);
      console.error(`built ${output.name} in ${((Date.now() - began.getTime()) / 1000).toFixed(1)} s`);
    } catch (error) {
      console.error(`${output.name} could not be built:\n${error instanceof Error ? error.message : String(error)}`);
      complete = false;
    }
  }
  return complete;
}

/** Builds again after every burst of changes, until interrupted. */
function buildOnChange() {
  /** @type {NodeJS.Timeout | undefined} */
  let pending;
  let building = Promise.resolve(true);
  const changed = () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      building = building.then(() => buildStale());
    }, 100);
  };
  for (const folder of ['src', 'electron', 'renderer', 'assets']) {
    watch(inRepository(folder), { recursive: true }, changed);
  }
  console.error('watching for changes; Ctrl+C ends it');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const complete = await buildStale();
  if (process.argv.includes('--watch')) buildOnChange();
  else process.exitCode = complete ? 0 : 1;
}
