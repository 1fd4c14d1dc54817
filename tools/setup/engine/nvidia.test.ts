import { expect, it } from 'vitest';
import { nvidiaRequirements } from './nvidia.mjs';

it.each([
  [
    'as wheels write them now',
    'Requires-Dist: nvidia-nccl-cu12<3.0,>=2.27.7; extra == "and-cuda"',
    'nvidia-nccl-cu12<3.0,>=2.27.7',
  ],
  [
    'as they wrote them before',
    "Requires-Dist: nvidia-nccl-cu12 (==2.25.1) ; extra == 'and-cuda'",
    'nvidia-nccl-cu12==2.25.1',
  ],
  ['with a platform', 'Requires-Dist: nvidia-x==1; (sys_platform == "linux") and extra == "and-cuda"\r', 'nvidia-x==1'],
  ['of another extra', 'Requires-Dist: tensorflow-io>=0.23.1; extra == "gcs-filesystem"', null],
  ['without an extra', 'Requires-Dist: numpy>=1.26.0', null],
  ['in the description', 'Install it with extra == "and-cuda"', null],
])('requirements %s', (_, line, requirement) => {
  const metadata = `Metadata-Version: 2.1\nName: tensorflow\n${line}\nProvides-Extra: and-cuda\n`;
  expect(nvidiaRequirements(metadata)).toEqual(requirement === null ? [] : [requirement]);
});
