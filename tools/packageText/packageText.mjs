import { readdirSync, readFileSync } from 'node:fs';
import { inRepository } from '../common/paths.mjs';

const root = 'src/codegen/typescript';
export const packageTextFile = inRepository(root, 'packageText.json');

/** Files of the app that the package holds too, and where. */
const shared = /** @type {const} */ ([
  ...[
    'initializers',
    'learningRate',
    'earlyStopping',
    'orthogonal',
    'plateau',
    'random',
    'split',
    'TrainingSettings',
  ].map((name) => [`src/training/${name}.ts`, `src/training/${name}.ts`]),
  ['src/document/Shape.ts', 'src/document/Shape.ts'],
  ['electron/trainer/data/imageFolder/fitImage.ts', 'src/fitImage.ts'],
]);

/** The text of all files of the package that are the same in every export, by their path in it, as JSON. */
export function packageText() {
  const own = readdirSync(inRepository(root, 'package'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^(src\/.*\.ts|build\.mjs|index\.html)$/.test(path))
    .map((path) => /** @type {const} */ ([`${root}/package/${path}`, path]));
  /** @type {[string, string][]} */
  const files = [...own, ...shared].map(([from, to]) => [to, readFileSync(inRepository(from), 'utf8')]);
  files.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(files), null, 2)}\n`;
}
