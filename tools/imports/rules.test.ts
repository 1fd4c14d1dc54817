import { describe, expect, it } from 'vitest';
import { importsOf, violation } from './rules.mjs';

const judge = (file: string, text: string) => importsOf(file, text).map(violation);

describe('import directions', () => {
  it.each([
    ['src/layers/types/conv2d.ts', "import { text } from '../../compiler/plan';", 'src/layers may import only'],
    [
      'src/document/edits.ts',
      "import type { Plan } from '../compiler/Plan';",
      'src/document may import no other folder',
    ],
    ['src/training/seed.ts', "import { x } from '../diagnostics/Diagnostic';", 'src/training may import only document'],
    ['src/compiler/compile.ts', "export * from '../codegen/keras';", 'src/compiler may import only'],
    ['src/contract/api.ts', "import { lower } from '../graphdef/lowerPlan';", 'src/contract may import only'],
    ['src/compiler/compile.ts', "import { readFileSync } from 'node:fs';", 'pure TypeScript'],
    ['src/compiler/compile.ts', "const fs = await import('fs');", 'pure TypeScript'],
    ['src/layers/icons.ts', "import { useMemo } from 'react';", 'pure TypeScript'],
    ['src/layers/icons.ts', "import { app } from 'electron';", 'pure TypeScript'],
    ['src/layers/tfjs.ts', "import type { Tensor } from '@tensorflow/tfjs';", 'pure TypeScript'],
    ['src/layers/a.ts', "import { b } from '../../electron/services/runs';", 'src/ imports nothing'],
    ['src/layers/a.test.ts', "import { b } from '../../renderer/canvas/Node';", 'src/ imports nothing'],
    ['src/somewhere/a.ts', "import { b } from '../document/edits';", 'has no place in the order'],
    ['renderer/canvas/Canvas.tsx', "import { runs } from '../../electron/services/runs';", 'meet only in src/contract'],
    ['renderer/canvas/Canvas.tsx', "import { join } from 'node:path';", 'runs in a page'],
    ['electron/host/host.ts', "import html from '../../renderer/index.html';", 'meet only in src/contract'],
    ['electron/services/runs.ts', "import { app } from 'electron';", 'may import Electron'],
    ['electron/services/runs.ts', "const { app } = require('electron/main');", 'may import Electron'],
  ])('%s may not say: %s', (file, text, reason) => {
    expect(judge(file, text)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['src/compiler/compile.ts', "import { layers } from '../layers/registry';"],
    ['src/layers/types/conv2d.ts', "import { z } from 'zod';"],
    ['src/layers/registry.test.ts', "import { readFileSync } from 'node:fs';"],
    ['src/layers/registry.test.ts', "import { compile } from '../compiler/compile';"],
    ['src/contract/api.ts', "import type { Plan } from '../compiler/Plan';"],
    ['src/codegen/typescript/package/src/train.ts', "import * as tf from '@tensorflow/tfjs';"],
    ['renderer/canvas/Canvas.tsx', "import { compile } from '../../src/compiler/compile';\nimport 'react';"],
    ['electron/main/main.ts', "import { app } from 'electron';"],
    ['electron/services/runs.ts', "import { join } from 'node:path';\nimport { api } from '../../src/contract/api';"],
    ['src/document/edits.ts', "// import { x } from '../compiler/x';\n/* from '../layers/y' */"],
  ])('%s may say: %s', (file, text) => {
    expect(judge(file, text).filter(Boolean)).toEqual([]);
  });

  it('tells the line of an import', () => {
    const text = "/* two\nlines */\nimport {\n  a,\n} from './a';\nexport { b } from './b';\n";
    expect(importsOf('src/x.ts', text).map(({ line, specifier }) => [line, specifier])).toEqual([
      [5, './a'],
      [6, './b'],
    ]);
  });
});
