import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imageFolder } from '../services/testing/images';
import { temporaryFolder } from '../services/testing/temporaryFolder';
import { runCli } from './testing/runCli';

const network = (units: number, kernelSize = 3) =>
  JSON.stringify({
    format: 'convcanvas',
    formatVersion: 1,
    name: 'Small',
    nodes: [
      { id: 'input', type: 'Input', params: { shape: [6, 5, 1] } },
      { id: 'conv', type: 'Conv2D', params: { filters: 2, kernelSize, activation: 'relu' } },
      { id: 'flat', type: 'Flatten', params: {} },
      { id: 'out', type: 'Dense', params: { units, activation: 'softmax' } },
    ],
    edges: [
      { id: 'e1', source: 'input', target: 'conv' },
      { id: 'e2', source: 'conv', target: 'flat' },
      { id: 'e3', source: 'flat', target: 'out' },
    ],
    training: { dataset: 'images', batchSize: 4, epochs: 1 },
  });

function folder(): string {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'a.cnn.json'), network(2));
  writeFileSync(join(cwd, 'other.cnn.json'), network(3));
  writeFileSync(join(cwd, 'wrong.cnn.json'), network(2, 9));
  return cwd;
}

describe('export', () => {
  it('writes a network with the weights of a run, and refuses those of another network', async () => {
    const cwd = folder();
    const data = imageFolder({ dark: 8, light: 8 });
    const train = ['train', 'a.cnn.json', '--data', data, '--out', 'run', '--engine', 'tfjs-wasm', '--json'];
    expect((await runCli(train, { cwd })).status).toBe(0);

    const args = ['--target', 'onnx', '--run', 'run', '--out', 'code', '--json'];
    const exported = await runCli(['export', 'a.cnn.json', ...args], { cwd });
    expect(exported.stderr).toContain(join(cwd, 'code'));
    expect(exported.status).toBe(0);
    const [answer] = exported.json();
    expect(answer).toMatchObject({ file: 'a.cnn.json', target: 'onnx', out: join(cwd, 'code'), notes: [] });
    expect(answer?.files).toContainEqual({ path: 'model.onnx', bytes: statSync(join(cwd, 'code', 'model.onnx')).size });

    const other = await runCli(['export', 'other.cnn.json', ...args], { cwd });
    expect(other.status).toBe(2);
    expect(other.json()).toMatchObject([{ type: 'failed', code: 'run-does-not-fit' }]);
  });

  it.each<readonly [string, readonly string[], number, string]>([
    ['a target that is not there', ['a.cnn.json', '--target', 'fortran', '--out', 'code'], 2, 'unknown-target'],
    ['a file that is not there', ['no.cnn.json', '--target', 'onnx', '--out', 'code'], 2, 'not-found'],
    ['a network with errors', ['wrong.cnn.json', '--target', 'onnx', '--out', 'code'], 1, 'network-has-errors'],
    ['a folder of other things', ['a.cnn.json', '--target', 'onnx', '--out', '.'], 2, 'folder-not-empty'],
    ['what is no run', ['a.cnn.json', '--target', 'onnx', '--out', 'code', '--run', '.'], 2, 'run-missing'],
  ])('refuses %s', async (_, args, status, code) => {
    const cwd = folder();
    const before = readdirSync(cwd);
    const result = await runCli(['export', ...args, '--json'], { cwd });
    expect(result.json()).toMatchObject([{ type: 'failed', code }]);
    expect(result.status).toBe(status);
    expect(readdirSync(cwd)).toEqual(before);
  });
});
