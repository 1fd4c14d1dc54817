import { expect, it } from 'vitest';
import type { ExportInput, WeightValue } from '../../src/codegen/CodeInput';
import type { ExportFile } from '../../src/codegen/ExportFile';
import { exportFiles } from '../../src/codegen/exportFiles';
import { exportTargets } from '../../src/codegen/exportTargets';
import { compile } from '../../src/compiler/compile';
import { serializeDocument } from '../../src/document/fileFormat';
import { templates } from '../../src/templates/templates';
import { resolveTraining } from '../../src/training/resolveTraining';
import { nextCommands } from './nextCommands';

function firstTemplate(): ExportInput {
  const [first] = templates;
  if (first === undefined) throw new Error('there is no template');
  const { document } = first;
  const plan = compile(document);
  const zeros = (shape: readonly number[]): WeightValue => ({
    shape,
    data: new Float32Array(shape.reduce((product, size) => product * size, 1)),
  });
  return {
    name: document.name,
    plan,
    settings: resolveTraining(document.training).settings,
    classNames: null,
    weights: new Map(
      plan.layers.map(({ id, weights }) => [id, new Map(weights.map(({ name, shape }) => [name, zeros(shape)]))]),
    ),
    trained: null,
    document: serializeDocument(document),
  };
}

/** Files and npm scripts that a command asks for. */
function asked(command: string): readonly string[] {
  return [...command.matchAll(/python (\S+\.py)|-r (\S+)|npm run (\S+)/g)].map(
    ([, program, list, script]) => program ?? list ?? `npm run ${script}`,
  );
}

function offered(files: readonly ExportFile[]): readonly string[] {
  const text = files.find(({ path }) => path === 'package.json');
  const scripts = text?.kind === 'text' ? (JSON.parse(text.text) as { scripts: object }).scripts : {};
  return [...files.map(({ path }) => path), ...Object.keys(scripts).map((script) => `npm run ${script}`)];
}

it.each(exportTargets)('what is to be typed next after an export as %s is there to be run', (target) => {
  const there = offered(exportFiles(target, firstTemplate()));
  const { command } = nextCommands[target];
  expect(there).toEqual(expect.arrayContaining([...asked(command)]));
  if (command.includes('jupyter')) expect(there).toContainEqual(expect.stringMatching(/\.ipynb$/));
});
