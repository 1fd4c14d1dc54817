import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SetupError } from '../step.mjs';
import { downloadWheels, unpackWheel } from '../wheel.mjs';

/** The libraries, and the assembler and the bit code with which TensorFlow makes kernels at run time. */
const wanted = ['nvidia/*/lib/*', 'nvidia/cuda_nvcc/bin/*', 'nvidia/cuda_nvcc/nvvm/*', '*.dist-info/*icense*'];

/**
 * NVIDIA's packages that a TensorFlow computes with, as its own metadata names them.
 * @param {string} metadata the text of a wheel's METADATA
 * @returns {readonly string[]} "name<version,>=version"
 */
export function nvidiaRequirements(metadata) {
  return metadata.split(/\r?\n/).flatMap((line) => {
    const found = /^Requires-Dist:\s*([^;]+?)\s*;.*\bextra\s*==\s*["']and-cuda["']/.exec(line);
    return found?.[1] === undefined ? [] : [found[1].replaceAll(/\s+|[()]/g, '')];
  });
}

/**
 * Downloads NVIDIA's libraries and puts them beside TensorFlow's folder, where TensorFlow looks for them.
 * @param {string} python
 * @param {string} unpacked TensorFlow's wheel
 * @param {string} folder of the engine; afterwards it has a folder nvidia
 * @param {import('../step.mjs').Report} report
 */
export async function addNvidiaLibraries(python, unpacked, folder, report) {
  const about = readdirSync(unpacked).find((name) => name.endsWith('.dist-info'));
  const metadata = about === undefined ? '' : readFileSync(join(unpacked, about, 'METADATA'), 'utf8');
  const requirements = nvidiaRequirements(metadata);
  if (requirements.length === 0)
    throw new SetupError("TensorFlow's wheel does not say which of NVIDIA's libraries it needs");
  const wheels = await downloadWheels(python, requirements, join(folder, 'work', 'nvidia'), report);
  for (const wheel of wheels) {
    report(`unpacking ${basename(wheel).split('-')[0]}`);
    await unpackWheel(python, wheel, folder, wanted);
    // Several gigabytes are not kept twice.
    rmSync(wheel);
  }
  keepLicences(folder, join(folder, 'licences'));
}

/** @param {string} folder @param {string} target */
function keepLicences(folder, target) {
  mkdirSync(target, { recursive: true });
  for (const about of readdirSync(folder).filter((name) => name.endsWith('.dist-info'))) {
    for (const path of readdirSync(join(folder, about), { recursive: true, encoding: 'utf8' })) {
      const name = /(?:^|[\\/])(licen[sc]e\.[^\\/]*)$/i.exec(path)?.[1];
      if (name) copyFileSync(join(folder, about, path), join(target, `${about.replace('.dist-info', '')}-${name}`));
    }
    rmSync(join(folder, about), { recursive: true });
  }
}
