import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serializeDocument } from '../../../src/document/fileFormat';
import { resolveTraining } from '../../../src/training/resolveTraining';
import { chainDocument } from '../testing/networks';
import { writeShapes } from '../testing/shapes';
import { exportNetwork } from './exportNetwork';
import { hasPython, runPython } from './testing/harness';
import { checkPythonStyle } from './testing/pythonStyle';

/** `train_ray.py`, whose workers also leave what each of them has after an epoch. */
const watched = `
import train_ray

def worker(config):
    import ray.train
    import torch
    import train_ray

    told = train_ray.report

    def report(metrics, saved):
        rank = ray.train.get_context().get_world_rank()
        torch.save({**saved, "metrics": metrics}, f"SEEN/{metrics['epoch']}-{rank}.pt")
        told(metrics, saved)

    train_ray.report = report
    train_ray.train_worker(config)

train_ray.train_worker = worker
train_ray.main()
`;

/** How far apart the workers are, and how far they are from \`train.py\` on one machine. */
const compare = `
import json, pathlib, torch
from safetensors.torch import load_file

seen = {path.stem: torch.load(path) for path in pathlib.Path("SEEN").iterdir()}
apart = lambda a, b: max(float((a[name] - b[name]).abs().max()) for name in b)
print(json.dumps({
    "seen": sorted(seen),
    "between": max(apart(seen[f"{e}-0"]["model"], seen[f"{e}-1"]["model"]) for e in (1, 2)),
    "fromOne": apart(seen["2-0"]["model"], load_file("trained.safetensors")),
    "learned": apart(seen["1-0"]["model"], seen["2-0"]["model"]),
    "steps": [seen["1-0"]["step"], seen["2-0"]["step"]],
    "losses": [seen[f"{e}-0"]["metrics"]["loss"] for e in (1, 2)],
    "valLosses": [seen[f"{e}-0"]["metrics"]["val_loss"] for e in (1, 2)],
    "checkpoints": len(list(pathlib.Path("ray-results").glob("**/state.pt"))),
}))
`;

type Compared = {
  readonly seen: readonly string[];
  readonly between: number;
  readonly fromOne: number;
  readonly learned: number;
  readonly steps: readonly number[];
  readonly losses: readonly number[];
  readonly valLosses: readonly number[];
  readonly checkpoints: number;
};

describe.skipIf(!hasPython('torch'))('train_ray.py of cluster exports', () => {
  const root = mkdtempSync(join(tmpdir(), 'convcanvas-ray-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const [images, folder, seen] = [join(root, 'images'), join(root, 'export'), join(root, 'seen')];
  // 77 images in batches of 15: shares of 8 and 7, and at last one of 1 and one of 1.
  const document = {
    ...chainDocument(
      ['Input', { shape: [8, 8, 1] }],
      ['Conv2D', { filters: 4, activation: 'relu', kernelRegularizer: { l1: 0, l2: 0.01 } }],
      ['Flatten'],
      ['Dense', { units: 2, activation: 'softmax' }],
    ),
    training: { dataset: images, epochs: 2, batchSize: 15, validationSplit: 0.2, seed: 7 },
  };
  const run = (args: readonly string[]) => runPython('torch', args, { cwd: folder, env: { RAY_DEDUP_LOGS: '1' } });
  const ofOne: { losses: number[]; valLosses: number[] } = { losses: [], valLosses: [] };
  let found: Compared | null = null;
  beforeAll(async () => {
    for (const made of [images, seen]) mkdirSync(made);
    writeShapes(images, 60);
    const { settings } = resolveTraining(document.training);
    const job = {
      text: serializeDocument(document),
      target: 'cluster' as const,
      run: null,
      settings,
      classNames: null,
    };
    await exportNetwork({ ...job, folder });
    writeFileSync(join(folder, 'watched.py'), watched.replace('SEEN', seen));
    const workers = ['watched.py', '--workers', '2', '--from-weights', '--epochs'];
    await run([...workers, '1']);
    await run([...workers, '2', '--resume']);
    const said = await run(['train.py', '--from-weights', '--device', 'cpu']);
    for (const [, loss, valLoss] of said.matchAll(/: loss (\S+), .*val_loss (\S+),/g)) {
      ofOne.losses.push(Number(loss));
      ofOne.valLosses.push(Number(valLoss));
    }
    found = JSON.parse(await run(['-c', compare.replace('SEEN', seen)])) as Compared;
  }, 900_000);

  it('keeps two workers at the same weights, those of one machine', () => {
    expect(found?.between).toBe(0);
    expect(found?.fromOne).toBeLessThan(1e-5);
    expect(found?.learned).toBeGreaterThan(1e-3);
  });

  it('goes on after the last epoch from its checkpoint', () => {
    expect(found?.seen).toEqual(['1-0', '1-1', '2-0', '2-1']);
    expect(found?.steps).toEqual([6, 12]);
    expect(found?.checkpoints).toBe(2);
  });

  it('reports the means of all workers', () => {
    expect(ofOne.losses.length).toBe(2);
    for (const epoch of [0, 1]) {
      // train.py prints four places.
      expect(found?.losses[epoch]).toBeCloseTo(ofOne.losses[epoch] ?? Number.NaN, 3);
      expect(found?.valLosses[epoch]).toBeCloseTo(ofOne.valLosses[epoch] ?? Number.NaN, 3);
    }
  });

  it.skipIf(!hasPython('main'))(
    'is written as Python is written',
    async () => {
      await checkPythonStyle([join(folder, 'train_ray.py')]);
    },
    300_000,
  );
});
