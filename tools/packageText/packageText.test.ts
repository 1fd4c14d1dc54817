import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageText, packageTextFile } from './packageText.mjs';

it('the text of the exported package is that of its files (node tools/typescriptPackage.mjs makes it anew)', () => {
  expect(readFileSync(packageTextFile, 'utf8') === packageText()).toBe(true);
});
