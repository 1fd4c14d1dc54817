import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageJson } from '../../src/codegen/typescript/packageJson';
import { inRepository } from '../common/paths.mjs';
import { packageText, packageTextFile } from './packageText.mjs';

it('the text of the exported package is that of its files (node tools/typescriptPackage.mjs makes it anew)', () => {
  expect(readFileSync(packageTextFile, 'utf8') === packageText()).toBe(true);
});

it('the package asks for the versions that the app is tested with', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
  const asked = { ...packageJson.dependencies, ...packageJson.devDependencies };
  expect({ ...dependencies, ...devDependencies }).toMatchObject(asked);
});
