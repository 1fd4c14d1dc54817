import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRepository } from './common/paths.mjs';

// node tools/protobuf.mjs: makes the TypeScript of every .proto file anew, beside it. Needed only when one changes; the
// compiler and its plug-in come from the package registry and are not kept.

const folders = ['src/graphdef/protobuf', 'src/onnx/protobuf', 'electron/trainer/runFolder/tensorboard'];
const tools = ['@bufbuild/buf@1.75.0', '@bufbuild/protoc-gen-es@2.17.0'];

const work = mkdtempSync(join(tmpdir(), 'convcanvas-protobuf-'));
try {
  run('npm', ['install', '--prefix', work, '--no-save', '--ignore-scripts', ...tools]);
  for (const folder of folders) {
    const out = inRepository(...folder.split('/'));
    const template = join(work, 'buf.gen.json');
    const plugin = join(work, 'node_modules', '.bin', 'protoc-gen-es');
    writeFileSync(template, JSON.stringify({ version: 'v2', plugins: [{ local: plugin, out, opt: ['target=ts'] }] }));
    run(join(work, 'node_modules', '.bin', 'buf'), ['generate', out, '--template', template]);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ended with ${status}.`);
}
