import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from './common/ask.mjs';
import { importSource } from './common/importSource.mjs';
import { percentile } from './common/statistics.mjs';
import { deepDocument, wideDocument } from './networks/networks.mjs';

const ROUNDS = process.env.CONVCANVAS_BENCH_QUICK === '1' ? 1 : 5;
const EXPORT_GOAL = 1000;
const IMPORT_GOAL = 5000;

/**
 * The time from the start of a process to the written files of an export, for every target, and from the start of a
 * process to the document and run of an import. Each round is a process of its own, as in the app. `names`: the targets
 * to measure, and `import`; all of them without.
 */
export async function run(names = []) {
  const { exportTargets } = await importSource('src/codegen/exportTargets.ts');
  const folder = mkdtempSync(join(tmpdir(), 'convcanvas-bench-export-'));
  const wanted = (name) => names.length === 0 || names.includes(name);
  const figures = {};
  const rows = [];
  const note = (what, times, goal) => {
    const median = percentile(times, 50);
    figures[`${what}, median ms`] = Math.round(median);
    figures[`${what}, slowest ms`] = Math.round(Math.max(...times));
    rows.push([what, `${Math.round(median)} ms`, `${goal} ms: ${median < goal ? 'met' : 'missed'}`]);
  };
  try {
    const deep = await deepDocument();
    for (const target of exportTargets.filter(wanted)) {
      const times = [];
      for (let round = 0; round < ROUNDS; round++) {
        times.push((await exported(deep, target, join(folder, `${target}-${round}`))).milliseconds);
      }
      note(`170 layers to ${target}`, times, EXPORT_GOAL);
    }
    if (wanted('import')) {
      const path = join((await exported(await wideDocument(), 'keras', join(folder, 'wide'))).folder, 'model.keras');
      figures['imported file, bytes'] = statSync(path).size;
      const times = [];
      for (let round = 0; round < ROUNDS; round++) {
        const job = { path, runFolder: join(folder, `run-${round}`) };
        const { message, milliseconds } = await ask({ type: 'import', job });
        figures['imported numbers'] = message.result.weightCount;
        times.push(milliseconds);
      }
      note('import of 25 million parameters from .keras', times, IMPORT_GOAL);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { name: 'export', figures, table: { columns: ['what', 'median', 'goal'], rows } };
}

async function exported(document, target, folder) {
  const { serializeDocument } = await importSource('src/document/fileFormat.ts');
  const { resolveTraining } = await importSource('src/training/resolveTraining.ts');
  const { settings } = resolveTraining(document.training);
  const job = { text: serializeDocument(document), target, run: null, settings, classNames: null, folder };
  const { milliseconds } = await ask({ type: 'export', job });
  return { milliseconds, folder };
}
