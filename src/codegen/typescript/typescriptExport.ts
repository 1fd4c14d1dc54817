import type { Plan } from '../../compiler/Plan';
import type { ExportInput } from '../CodeInput';
import { documentFile } from '../documentFile';
import type { ExportFile } from '../ExportFile';
import { textFile } from '../ExportFile';
import { packageJson } from './packageJson';
import packageText from './packageText.json';
import { readme } from './readme';
import { settingsFile } from './settingsFile';
import { ownLayers, typescriptModel } from './typescriptModel';
import { namedWeights, weightBytes, weightSpecs } from './weightFiles';

const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    isolatedModules: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['src'],
};

/** A package that runs as it is: `npm install`, `npm run page`. */
export function typescriptExport(input: ExportInput): readonly ExportFile[] {
  const weights = namedWeights(input);
  return [
    text('README.md', readme(input)),
    text('package.json', json(packageJson)),
    text('tsconfig.json', json(tsconfig)),
    text('.gitignore', 'node_modules/\ndist/\ntrained/\n'),
    textFile(typescriptModel(input)),
    textFile(settingsFile(input)),
    ...packageFiles(input.plan),
    text('weights.json', json(weightSpecs(weights))),
    { path: 'weights.bin', kind: 'bytes', parts: weights.map(({ value }) => weightBytes(value)) },
    documentFile(input),
  ];
}

/** The files that are the same in every package; of the layers only those that the network needs. */
function packageFiles(plan: Plan): readonly ExportFile[] {
  const files = new Map(Object.entries<string>(packageText));
  const needed = new Set<string>();
  const take = (path: string) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const [, name] of (files.get(path) ?? '').matchAll(/ from [']\.\/(\w+)';/g)) take(`src/layers/${name}.ts`);
  };
  for (const className of ownLayers(plan)) take(`src/layers/${className}.ts`);
  return [...files]
    .filter(([path]) => !path.startsWith('src/layers/') || needed.has(path))
    .map(([path, content]) => text(path, content));
}

function text(path: string, content: string): ExportFile {
  return { path, kind: 'text', text: content };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
