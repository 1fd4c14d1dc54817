import type { ExportInput } from '../CodeInput';
import type { ExportFile } from '../ExportFile';
import { textFile } from '../ExportFile';
import { ExportProblem } from '../ExportProblem';
import { requirementsFile } from '../python/requirements';
import { pytorchFiles, pytorchRequirements } from '../pytorch/pytorchExport';
import { pytorchNetwork } from '../pytorch/pytorchNetwork';
import { pytorchReadme } from '../pytorch/readme';
import { isTrainable } from '../pytorch/trainable';
import { clusterScript } from './clusterScript';

/** The PyTorch export with `train_ray.py`: its training on the workers of a Ray cluster. */
export function clusterExport(input: ExportInput): readonly ExportFile[] {
  if (!isTrainable(input.plan)) {
    throw new ExportProblem(
      'untrainable',
      'Only a network that can be trained can be exported for a cluster: it takes images, has parameters, and ends in one value a class.',
    );
  }
  const network = pytorchNetwork(input.plan);
  return [
    ...pytorchFiles(input, network),
    textFile(clusterScript(input, network)),
    requirementsFile(['ray[train]', ...pytorchRequirements]),
    { path: 'README.md', kind: 'text', text: pytorchReadme(input, cluster) },
  ];
}

const cluster = [
  '## Training on a cluster',
  '',
  '```sh',
  'python train_ray.py --workers 2                                   # two workers on this machine',
  'python train_ray.py --workers 8 --gpu --address auto --storage /shared/runs --data /shared/images',
  'python train_ray.py --workers 2 --epochs 20 --resume              # goes on after the last epoch',
  '```',
  '',
  'The batch stays that of the app however many workers there are: each learns its share of every batch, the gradients are',
  'averaged, and all make the same step. Batch normalization, though, sees only the share of its worker.',
  '',
  '`--address` is that of a running cluster, `auto` on a machine that belongs to it: `ray start --head` begins one, and',
  '`ray start --address=HOST:6379` joins it. The code travels to the machines by itself; the packages of `requirements.txt`,',
  'and the images of `--data` at the same path, must be there. Each epoch leaves a checkpoint in `--storage`, which all',
  'machines must reach: a shared folder, or a bucket (`s3://...`). A run is `--name` in the storage; `--resume` takes its last',
  'checkpoint, also after a crash. In a bucket a run of the same name always goes on.',
  '',
];
