import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunError } from '../failure';
import { importModel } from './importModel';
import { kerasArchive, layerConfig, sequentialConfig } from './testing/modelFiles';
import { filesFolder, refusal } from './testing/refusals';

const { folder, place } = filesFolder();

function dense(units: number) {
  return layerConfig('Dense', { name: 'dense', units });
}

describe('descriptions of networks', () => {
  const circle = {
    class_name: 'Functional',
    config: {
      name: 'circle',
      layers: ['a', 'b'].map((name) => ({
        ...dense(2),
        name,
        inbound_nodes: [[[name === 'a' ? 'b' : 'a', 0, 0, {}]]],
      })),
      input_layers: [],
      output_layers: [['b', 0, 0]],
    },
  };
  let nested = dense(2);
  for (let depth = 0; depth < 60; depth++)
    nested = { class_name: 'Sequential', config: { name: `model${depth}`, layers: [nested] } };
  const deep = 100_000;

  it.each([
    ['a circle', JSON.stringify(circle), 'in a circle'],
    ['60 models in each other', JSON.stringify(nested), 'nested more than 50 deep'],
    [
      '100,000 models in each other',
      `${'{"class_name":"Sequential","config":{"layers":['.repeat(deep)}${']}}'.repeat(deep)}`,
      'nested',
    ],
    ['a subclass', '{"class_name":"MyModel","config":{}}', 'is a program, which is not run'],
    ['a list', '[]', 'is not there'],
    ['a number', '7', 'is not there'],
    ['layers that are none', '{"class_name":"Sequential","config":{"layers":[1]}}', 'is not there'],
  ])('of %s are refused', async (_, text, message) => {
    expect(await refusal(place('odd.keras', await kerasArchive(text)))).toContain(message);
  });

  it('with a settings text as deep as a text can be become a placeholder or a problem', async () => {
    const layer = `{"module":"keras.layers","class_name":"Odd","config":{"x":${'['.repeat(deep)}${']'.repeat(deep)}}}`;
    const text = JSON.stringify(sequentialConfig([null, 4], dense(1))).replace(
      /,\{"module":"keras.layers","class_name":"Dense".*?\}\}?/,
      `,${layer}`,
    );
    const path = place('deep.keras', await kerasArchive(text));
    const result = await importModel({ path, runFolder: null }).catch((error: unknown) => error);
    expect(result instanceof RunError || (result as { text?: string }).text !== undefined).toBe(true);
  });
});

describe('models of TensorFlow.js', () => {
  const weights = [{ name: 'dense/kernel', shape: [4, 2], dtype: 'float32' }];
  const modelTopology = sequentialConfig([null, 4], dense(2));
  const write = (shards: readonly string[], changed: object = {}) =>
    place('model.json', JSON.stringify({ modelTopology, weightsManifest: [{ paths: shards, weights }], ...changed }));

  it('take no file from outside their folder', async () => {
    const inside = join(folder, 'inside');
    mkdirSync(inside, { recursive: true });
    place('outside.bin', Buffer.alloc(32));
    symlinkSync(join(folder, 'outside.bin'), join(inside, 'link.bin'));
    for (const shard of ['../outside.bin', '/etc/passwd', 'C:\\x.bin', 'a/../../outside.bin', 'link.bin']) {
      const content = JSON.stringify({ modelTopology, weightsManifest: [{ paths: [shard], weights }] });
      writeFileSync(join(inside, 'model.json'), content);
      expect(await refusal(join(inside, 'model.json'))).toContain('not in its own folder');
    }
  });

  it.each([
    [31, 'not as many as the model declares'],
    [33, 'not as many as the model declares'],
  ])('have as many weights as they declare, not %s bytes', async (bytes, message) => {
    place('shard.bin', Buffer.alloc(bytes));
    expect(await refusal(write(['shard.bin']))).toContain(message);
  });

  it.each([
    ['a missing shard', ['nowhere.bin'], {}, 'is missing'],
    ['a graph model', [], { format: 'graph-model' }, 'operations without layers'],
    ['no topology', [], { modelTopology: null }, 'no "modelTopology"'],
    ['a damaged list of weights', [], { weightsManifest: [{ paths: 7 }] }, 'weightsManifest of the file is damaged'],
    [
      'weights that are none',
      [],
      { weightsManifest: [{ paths: [], weights: [{ name: 'a', shape: [], dtype: 'string' }] }] },
      'only float32',
    ],
  ])('say what is wrong: %s', async (_, shards, changed, message) => {
    expect(await refusal(write(shards, changed))).toContain(message);
  });

  it.each([
    ['digits', 'digits'],
    ['7', 'sequential'],
  ])('are named after their folder where that has a name: %s', async (name, expected) => {
    mkdirSync(join(folder, name));
    const path = place(join(name, 'model.json'), JSON.stringify({ modelTopology }));
    expect((await importModel({ path, runFolder: null })).name).toBe(expected);
  });

  it('that were exported from here say which network to open instead', async () => {
    const path = write([], { format: 'graph-model' });
    const network = place('network.cnn.json', '{}');
    expect(await refusal(path)).toContain(`Open the network beside it instead: ${network}.`);
  });
});

describe('other files', () => {
  it.each([
    ['nothing', ''],
    ['a text', 'import os'],
    ['a pickle', '\x80\x04\x95'],
    ['an image', '\x89PNG\r\n\x1a\n'],
  ])('such as %s are told to be none', async (_, content) => {
    expect(await refusal(place('file.keras', Buffer.from(content, 'latin1')))).toContain(
      'neither a .keras nor an .h5 file',
    );
  });

  it('such as folders and missing ones are told as well', async () => {
    expect(await refusal(folder)).toContain('is a folder');
    expect(await refusal(join(folder, 'nowhere.keras'))).toContain('cannot be opened');
  });
});
