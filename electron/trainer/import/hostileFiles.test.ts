import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importModel } from './importModel';
import { archiveOf, kerasArchive, layerConfig, sequentialConfig, writeHdf5 } from './testing/modelFiles';
import { documentOf } from './testing/predictImported';
import { filesFolder, refusal } from './testing/refusals';

const { folder, place } = filesFolder();

const network = sequentialConfig([null, 4, 4, 1], layerConfig('Flatten', { name: 'flatten' }), dense(3));
const config = Buffer.from(JSON.stringify(network));

function dense(units: number) {
  return layerConfig('Dense', { name: 'dense', units });
}

/** Replaces all texts of one length by others in the bytes of an archive, which checks no names when it is written. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  expect(to).toHaveLength(from.length);
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

describe('archives', () => {
  it.each([
    ['../../evil.json', 'aaaaaaevil.json'],
    ['/absolute.json', 'aabsolute.json'],
    ['a\\..\\evil.json', 'aa..aevil.json'],
  ])('with the entry %s are not opened', async (name, harmless) => {
    const bytes = await archiveOf([
      { name: harmless, content: Buffer.from('{}') },
      { name: 'config.json', content: config },
    ]);
    expect(await refusal(place('slip.keras', renamed(bytes, harmless, name)))).toContain(
      'no zip archive, or it is damaged',
    );
  });

  it('that would expand to far more than they are large are not opened', async () => {
    const bytes = await archiveOf([{ name: 'config.json', content: Buffer.alloc(30 * 2 ** 20), compress: true }]);
    expect(bytes.length).toBeLessThan(2 ** 17);
    expect(await refusal(place('bomb.keras', bytes))).toContain('would expand to far more');
  });

  it('that lie about their sizes are damaged', async () => {
    const bytes = await archiveOf([{ name: 'config.json', content: Buffer.alloc(2 ** 20), compress: true }]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(2 ** 20);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(100);
    expect(
      await refusal(place('liar.keras', renamed(bytes, size.toString('latin1'), small.toString('latin1')))),
    ).toContain('damaged');
  });

  it('with a link, a secret, a name twice or too many entries are not opened', async () => {
    const link = await archiveOf([{ name: 'config.json', content: Buffer.from('/etc/passwd'), mode: 0o120777 }]);
    expect(await refusal(place('link.keras', link))).toContain('a link to another file');

    const plain = await archiveOf([{ name: 'config.json', content: config, compress: true }]);
    const encrypted = Buffer.from(plain);
    const flags = encrypted.lastIndexOf('PK\x01\x02') + 8;
    encrypted.writeUInt16LE(encrypted.readUInt16LE(flags) | 1, flags);
    expect(await refusal(place('secret.keras', encrypted))).toContain('encrypted');

    const twice = await archiveOf(['a', 'b'].map((letter) => ({ name: `${letter}onfig.json`, content: config })));
    expect(await refusal(place('twice.keras', renamed(twice, 'aonfig', 'bonfig')))).toContain('twice');

    const many = await archiveOf(
      Array.from({ length: 1001 }, (_, index) => ({ name: `${index}`, content: Buffer.alloc(0) })),
    );
    expect(await refusal(place('many.keras', many))).toContain('1001 files');
  });

  it('that are cut off anywhere are told to be damaged', async () => {
    const whole = await kerasArchive(network);
    for (let length = 4; length < whole.length; length += 29) {
      expect(await refusal(place('cut.keras', whole.subarray(0, length)))).toContain('damaged');
    }
    expect((await importModel({ path: place('whole.keras', whole), runFolder: null })).notes).toHaveLength(1);
  });

  it.each([
    ['no config', [], 'no config.json'],
    ['broken JSON', [{ name: 'config.json', content: Buffer.from('{"class_name": ') }], 'is not JSON'],
    [
      'damaged weights',
      [
        { name: 'config.json', content: config },
        { name: 'model.weights.h5', content: Buffer.from('HDF?') },
      ],
      'no HDF5 file',
    ],
  ])('with %s say so', async (name, entries, message) => {
    const bytes = await archiveOf([{ name: 'metadata.json', content: Buffer.from('{}') }, ...entries]);
    expect(await refusal(place(`${name}.keras`, bytes))).toContain(message);
  });
});

describe('HDF5 files', () => {
  const model = JSON.stringify(network);

  it('with links to other files are not followed', async () => {
    const path = join(folder, 'external.h5');
    await writeHdf5(path, (root) => {
      root.create_attribute('model_config', model);
      root.create_external_link('/etc/passwd', '/anything', 'model_weights');
    });
    expect(await refusal(path)).toContain('refers to another file');
  });

  it('that declare weights which are not in them are not read into memory', async () => {
    const path = join(folder, 'declared.h5');
    const wide = sequentialConfig([null, 30_000], dense(30_000));
    await writeHdf5(path, (root) => {
      root.create_attribute('model_config', JSON.stringify(wide));
      const group = root.create_group('model_weights').create_group('dense');
      group.create_attribute('weight_names', ['kernel', 'bias']);
      // Chunks that nobody wrote: the file stays small.
      const kernel = {
        name: 'kernel',
        data: new Float32Array(1),
        shape: [1, 1],
        maxshape: [30_000, 30_000],
        chunks: [1, 1],
      };
      group.create_dataset({ ...kernel, dtype: '<f' }).resize([30_000, 30_000]);
      group.create_dataset({ name: 'bias', data: new Float32Array(30_000), shape: [30_000], dtype: '<f' });
    });
    expect(await refusal(path)).toContain('far more weights than it is large');
  });

  it('with a pickle or a program in them are data, and nothing of it is run', async () => {
    const path = join(folder, 'pickle.h5');
    const witness = join(folder, 'witness');
    const pickle = `cos\nsystem\n(S'touch ${witness}'\ntR.`;
    const marshalled = {
      class_name: '__lambda__',
      config: { code: Buffer.from(`import os; os.system("touch ${witness}")`).toString('base64') },
    };
    const lambda = layerConfig('Lambda', { name: 'lambda', function: marshalled, function_type: 'lambda' });
    await writeHdf5(path, (root) => {
      root.create_attribute('model_config', JSON.stringify(sequentialConfig([null, 4], lambda, dense(2))));
      root.create_attribute('training_config', pickle);
      root.create_attribute('keras_version', '2.15.0');
    });
    const { text, notes, format } = await importModel({ path, runFolder: null });
    expect(format).toBe('Keras 2 (.h5)');
    expect(notes.filter(({ kind }) => kind === 'lost')).toEqual([
      {
        kind: 'lost',
        nodeId: 'lambda',
        layer: 'lambda (Lambda)',
        message: 'It is a program of its own, which is never run.',
      },
    ]);
    expect(documentOf(text).nodes.map(({ type }) => type)).toEqual(['Input', 'Placeholder', 'Dense']);
    expect(existsSync(witness)).toBe(false);
  });

  it('with weights only, and cut off ones, say so', async () => {
    const path = join(folder, 'weights.h5');
    await writeHdf5(path, (root) => root.create_attribute('layer_names', ['dense']));
    expect(await refusal(path)).toContain('Save the whole model');
    expect(await refusal(place('cut.h5', Buffer.from('\x89HDF\r\n\x1a\n nothing', 'latin1')))).toContain('damaged');
  });

  it('with weights of other shapes keep the network, and say which layer begins anew', async () => {
    const path = join(folder, 'shapes.h5');
    await writeHdf5(path, (root) => {
      root.create_attribute('model_config', model);
      const group = root.create_group('model_weights').create_group('dense');
      group.create_attribute('weight_names', ['kernel:0', 'bias:0']);
      group.create_dataset({ name: 'kernel:0', data: new Float32Array(2), shape: [2], dtype: '<f' });
      group.create_dataset({ name: 'bias:0', data: new Float32Array(3), shape: [3], dtype: '<f' });
    });
    const { notes, weightCount } = await importModel({ path, runFolder: null });
    expect(weightCount).toBe(0);
    expect(notes.map(({ message }) => message)).toEqual([
      'Its weights could not be taken over: its weight “kernel” is 2 in the file, and 16 × 3 here. It begins with new ones.',
    ]);
  });
});
