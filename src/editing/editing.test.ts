import { describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile';
import { chain, network, type TestNode } from '../compiler/testing/networks';
import { applyEdits } from '../document/edits';
import { GRID, overlaps } from '../document/geometry';
import type { NetworkDocument } from '../document/NetworkDocument';
import { addLayer, addLayerFrom, appendLayer, spliceLayer, spliceNode } from './adding';
import { replaceType } from './changing';
import { copySelection, duplicate, paste } from './clipboard';
import { checkConnection, connect, reconnect } from './connecting';
import type { Operation } from './Operation';
import { deleteSelection } from './removing';
import { tidy } from './tidy';

const input: TestNode = ['input', 'Input', { shape: [12, 12, 1] }];
const small = chain([input, ['conv', 'Conv2D', { filters: 4 }], ['flat', 'Flatten'], ['out', 'Dense', { units: 2 }]]);

function applied(document: NetworkDocument, operation: Operation): NetworkDocument {
  return applyEdits(document, operation.edits).document;
}

function wires(document: NetworkDocument): readonly string[] {
  return document.edges.map((edge) => `${edge.source}>${edge.target}${edge.slot === undefined ? '' : `:${edge.slot}`}`);
}

function noOverlap(document: NetworkDocument): boolean {
  return document.nodes.every((a, index) =>
    document.nodes.slice(index + 1).every((b) => !overlaps(a.position, b.position)),
  );
}

describe('adding', () => {
  it('a layer lands on the grid, beside what stands there', () => {
    const added = applied(small, addLayer(small, 'Dropout', { x: 195, y: 3 }));
    const node = added.nodes[4];
    expect((node?.position.x ?? 1) % GRID).toBe(0);
    expect(noOverlap(added)).toBe(true);
  });

  const appended: readonly {
    readonly what: string;
    readonly afterId: string | null;
    readonly wires: readonly string[];
  }[] = [
    {
      what: 'at the end of the network',
      afterId: null,
      wires: ['input>conv', 'conv>flat', 'flat>out', 'out>dropout_1'],
    },
    {
      what: 'between a layer and the one it feeds',
      afterId: 'conv',
      wires: ['input>conv', 'conv>dropout_1', 'dropout_1>flat', 'flat>out'],
    },
  ];
  it.each(appended)('appends $what, wired, selected and without overlap', ({ afterId, wires: expected }) => {
    const operation = appendLayer(small, compile(small), 'Dropout', afterId);
    const result = applied(small, operation);
    expect(wires(result)).toEqual(expected);
    expect(operation.select).toEqual(['dropout_1']);
    expect(noOverlap(result)).toBe(true);
    expect(compile(result).ok).toBe(true);
  });

  it('appends to an empty canvas', () => {
    const empty = network([], []);
    expect(applied(empty, appendLayer(empty, compile(empty), 'Input', null)).nodes).toHaveLength(1);
    expect(applied(empty, appendLayer(empty, compile(empty), 'Dense', null)).nodes).toHaveLength(1);
  });

  it('an Input goes in front of the layer that has none', () => {
    const headless = chain([
      ['conv', 'Conv2D'],
      ['flat', 'Flatten'],
    ]);
    expect(wires(applied(headless, appendLayer(headless, compile(headless), 'Input', 'flat')))).toContain(
      'input_1>conv',
    );
  });

  it('splices into a wire, and keeps the slot of a merge', () => {
    const merged = network(
      [input, ['a', 'Conv2D', { filters: 1, padding: 'same' }], ['add', 'Add']],
      ['input>a', 'a>add:1', 'input>add:0'],
    );
    const result = applied(merged, spliceLayer(merged, compile(merged), 'BatchNormalization', 'e2'));
    expect(compile(result).layerById.get('add')?.inputIds).toEqual(['input', 'batchnormalization_1']);
  });

  it('splices a loose node that is dropped on a wire, and leaves a wired one alone', () => {
    const loose: NetworkDocument = applied(small, addLayer(small, 'Dropout', { x: 0, y: 300 }));
    expect(wires(applied(loose, spliceNode(loose, compile(loose), 'dropout_1', 'e2')))).toContain('conv>dropout_1');
    expect(spliceNode(small, compile(small), 'flat', 'e1').edits).toEqual([]);
  });

  it('a wire dropped on the empty canvas adds a layer at either end', () => {
    const plan = compile(small);
    expect(
      wires(applied(small, addLayerFrom(small, plan, 'Dense', { nodeId: 'out', end: 'output' }, { x: 900, y: 300 }))),
    ).toContain('out>dense_1');
    const before = applied(
      small,
      addLayerFrom(small, plan, 'Flatten', { nodeId: 'out', end: 'input' }, { x: 900, y: 300 }),
    );
    expect(wires(before)).toContain('flatten_1>out');
    expect(wires(before)).not.toContain('flat>out');
  });
});

describe('connecting', () => {
  const refused: readonly {
    readonly what: string;
    readonly source: string;
    readonly target: string;
    readonly says: string;
  }[] = [
    { what: 'a layer to itself', source: 'conv', target: 'conv', says: 'itself' },
    { what: 'a circle', source: 'out', target: 'conv', says: 'circle' },
    { what: 'into the Input', source: 'conv', target: 'input', says: 'nothing can feed it' },
  ];
  it.each(refused)('refuses $what with a reason', ({ source, target, says }) => {
    expect(checkConnection(small, source, target)).toMatchObject({ ok: false, reason: expect.stringContaining(says) });
    expect(connect(small, compile(small), source, target).edits).toEqual([]);
  });

  it('a second wire replaces the first, in one step', () => {
    expect(wires(applied(small, connect(small, compile(small), 'conv', 'out')))).toEqual([
      'input>conv',
      'conv>flat',
      'conv>out',
    ]);
  });

  it('moves an end of a wire', () => {
    expect(wires(applied(small, reconnect(small, compile(small), 'e3', 'conv', 'out')))).toContain('conv>out');
  });
});

describe('deleting', () => {
  const plan = compile(small);
  it('closes the gap, a run of layers as one', () => {
    expect(wires(applied(small, deleteSelection(small, plan, ['conv', 'flat'], [], { heal: true })))).toEqual([
      'input>out',
    ]);
  });

  it('leaves the gap where that is asked for', () => {
    expect(wires(applied(small, deleteSelection(small, plan, ['conv'], [], { heal: false })))).toEqual(['flat>out']);
  });

  it('selects the layer upstream, and names what went', () => {
    expect(deleteSelection(small, plan, ['flat'], [], { heal: true })).toMatchObject({
      select: ['conv'],
      title: 'Delete Flatten 1',
    });
  });

  it('undoing it restores the very same document', () => {
    const { document, inverse } = applyEdits(
      small,
      deleteSelection(small, plan, ['conv', 'out'], ['e1'], { heal: true }).edits,
    );
    expect(document).not.toEqual(small);
    expect(JSON.stringify(applyEdits(document, inverse).document)).toBe(JSON.stringify(small));
  });

  it('keeps the order of a merge when a branch is healed', () => {
    const merged = network(
      [input, ['a', 'Conv2D', { filters: 1, padding: 'same' }], ['b', 'Dropout'], ['join', 'Concatenate']],
      ['input>a', 'a>b', 'b>join', 'input>join'],
    );
    const healed = applied(merged, deleteSelection(merged, compile(merged), ['b'], [], { heal: true }));
    expect(compile(healed).layerById.get('join')?.inputIds).toEqual(['a', 'input']);
  });
});

describe('clipboard', () => {
  it('pastes what was copied, with its inner wires and new ids, where it is asked to', () => {
    const text = copySelection(small, ['conv', 'flat']);
    const pasted = paste(small, text, { x: 500, y: 500 });
    if (!pasted.ok) throw new Error(pasted.message);
    const result = applied(small, pasted.operation);
    expect(wires(result)).toContain('conv2d_1>flatten_1');
    expect(result.nodes).toHaveLength(6);
    const again = paste(result, text, { x: 500, y: 500 });
    if (!again.ok) throw new Error(again.message);
    expect(noOverlap(applied(result, again.operation))).toBe(true);
  });

  it.each(['', 'hello', '{}', '{"convcanvasClipboard":1,"network":"{}"}', '[1]'])('says no to %j in words', (text) => {
    expect(paste(small, text, { x: 0, y: 0 })).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) });
  });

  it('a duplicate never lies on its original', () => {
    expect(noOverlap(applied(small, duplicate(small, ['conv', 'flat'])))).toBe(true);
  });
});

describe('changing', () => {
  it('another type keeps place, wires and the parameters both have', () => {
    const document = chain([
      input,
      ['conv', 'Conv2D', { filters: 7, kernelSize: [5, 5], groups: 1 }],
      ['flat', 'Flatten'],
    ]);
    const result = applied(document, replaceType(document, 'conv', 'SeparableConv2D'));
    expect(result.nodes[1]).toEqual({
      ...document.nodes[1],
      type: 'SeparableConv2D',
      params: { filters: 7, kernelSize: [5, 5] },
    });
    expect(wires(result)).toEqual(wires(document));
  });
});

describe('tidy', () => {
  it('lays a long chain out in rows without overlap, on the grid, left to right', () => {
    const long = chain(
      Array.from({ length: 13 }, (_, index): TestNode => (index === 0 ? input : [`n${index}`, 'Dropout'])),
    );
    const piled: NetworkDocument = {
      ...long,
      nodes: long.nodes.map((node) => ({ ...node, position: { x: 3, y: 5 } })),
    };
    const result = applied(piled, tidy(piled, compile(piled), null));
    expect(noOverlap(result)).toBe(true);
    expect(result.nodes.every((node) => node.position.x % GRID === 0 && node.position.y % GRID === 0)).toBe(true);
    expect(new Set(result.nodes.map((node) => node.position.y)).size).toBe(3);
    expect(
      tidy(result, compile(result), null).edits.every((edit) => applyEdits(result, [edit]).document === result),
    ).toBe(true);
  });

  it('no node stands on a wire that jumps over it', () => {
    const residual = network(
      [
        input,
        ['a', 'Conv2D', { filters: 1, padding: 'same' }],
        ['b', 'Conv2D', { filters: 1, padding: 'same' }],
        ['add', 'Add'],
      ],
      ['input>a', 'a>b', 'b>add', 'input>add'],
    );
    const result = applied(residual, tidy(residual, compile(residual), null));
    const [first, a, b, add] = result.nodes.map((node) => node.position.y);
    expect(add).toBe(first);
    expect(a).not.toBe(first);
    expect(b).toBe(a);
  });
});
