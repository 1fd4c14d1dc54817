import { describe, expect, it } from 'vitest';
import { applyEdits } from './edits';
import { readDocument, serializeDocument } from './fileFormat';

const known = (type: string) => ['Input', 'Dense'].includes(type);
const node = { id: 'input', type: 'Input', params: { shape: [4] }, position: { x: 0, y: 0 } };
const dense = { id: 'out', type: 'Dense', params: { units: 2 }, position: { x: 240, y: 0 } };
const file = {
  format: 'convcanvas',
  formatVersion: 1,
  name: 'Small',
  nodes: [node, dense],
  edges: [{ id: 'e1', source: 'input', target: 'out' }],
};

describe('readDocument', () => {
  const wrong: readonly {
    readonly what: string;
    readonly text: string;
    readonly code: string;
    readonly says: string;
  }[] = [
    { what: 'broken JSON', text: '{"format": "convcan', code: 'not-json', says: 'not JSON' },
    { what: 'an empty file', text: '', code: 'not-json', says: 'not JSON' },
    {
      what: 'other JSON',
      text: '{"class_name": "Sequential"}',
      code: 'not-this-format',
      says: 'not a ConvCanvas network',
    },
    { what: 'a list', text: '[]', code: 'not-this-format', says: 'not a ConvCanvas network' },
    { what: 'a newer version', text: text({ formatVersion: 7 }), code: 'newer-version', says: 'format version 7' },
    { what: 'no version', text: text({ formatVersion: undefined }), code: 'invalid-document', says: '"formatVersion"' },
    {
      what: 'no nodes',
      text: text({ nodes: undefined }),
      code: 'invalid-document',
      says: '"nodes" must be a list, not missing',
    },
    { what: 'a node that is text', text: text({ nodes: ['x'] }), code: 'invalid-document', says: 'nodes[0]' },
    { what: 'a bad id', text: text({ nodes: [{ ...node, id: 'a b' }] }), code: 'invalid-document', says: '"a b"' },
    {
      what: 'an id of 65',
      text: text({ nodes: [{ ...node, id: 'a'.repeat(65) }] }),
      code: 'invalid-document',
      says: 'nodes[0]',
    },
    {
      what: 'an unknown type',
      text: text({ nodes: [{ ...node, type: 'LSTM' }] }),
      code: 'unknown-layer-type',
      says: '"LSTM"',
    },
    {
      what: 'a long label',
      text: text({ nodes: [{ ...node, label: 'x'.repeat(201) }] }),
      code: 'invalid-document',
      says: '200',
    },
    {
      what: 'params as a list',
      text: text({ nodes: [{ ...node, params: [] }] }),
      code: 'invalid-document',
      says: '"params"',
    },
    {
      what: 'a bad position',
      text: text({ nodes: [{ ...node, position: { x: '1', y: 0 } }] }),
      code: 'invalid-document',
      says: '"position"',
    },
    { what: 'two equal ids', text: text({ nodes: [node, node] }), code: 'duplicate-id', says: '"input"' },
    {
      what: 'two equal edge ids',
      text: text({ edges: [file.edges[0], file.edges[0]] }),
      code: 'duplicate-id',
      says: '"e1"',
    },
    {
      what: 'an edge to nowhere',
      text: text({ edges: [{ id: 'e1', source: 'input', target: 'gone' }] }),
      code: 'missing-node',
      says: '"gone"',
    },
    {
      what: 'a bad slot',
      text: text({ edges: [{ ...file.edges[0], slot: -1 }] }),
      code: 'invalid-document',
      says: '"slot"',
    },
    { what: 'training as text', text: text({ training: 'fast' }), code: 'invalid-document', says: '"training"' },
  ];
  it.each(wrong)('refuses $what and says what and where', ({ text: content, code, says }) => {
    const result = readDocument(content, known);
    expect(result).toMatchObject({ ok: false, error: { code, message: expect.stringContaining(says) } });
  });

  it('fills in what may be missing', () => {
    const result = readDocument(
      text({ name: undefined, edges: undefined, nodes: [{ id: 'input', type: 'Input' }] }),
      known,
    );
    expect(result).toMatchObject({
      ok: true,
      document: { name: 'Untitled network', edges: [], nodes: [{ params: {}, position: { x: 0, y: 0 } }] },
    });
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(readDocument(`\uFEFF${text({})}`, known).ok).toBe(true);
  });

  it('keeps unknown fields on save, and does not move what it knows', () => {
    const original = {
      ...file,
      nodes: [
        { ...node, position: { x: 1, y: 2, z: 3 }, colour: 'red', params: { shape: [4], future: { a: 1 } } },
        dense,
      ],
      edges: [{ ...file.edges[0], note: 'main' }],
      training: { epochs: 2, unknown: [1] },
      author: { name: 'A' },
    };
    const result = readDocument(JSON.stringify(original), known);
    if (!result.ok) throw new Error(result.error.message);
    expect(JSON.parse(serializeDocument(result.document))).toEqual(original);
    const again = readDocument(serializeDocument(result.document), known);
    expect(again).toEqual(result);
    const moved = applyEdits(result.document, [{ type: 'moveNode', nodeId: node.id, position: { x: 5, y: 6 } }]);
    expect(moved.document.nodes[0]?.position).toEqual({ x: 5, y: 6, z: 3 });
  });

  it('writes one node a line', () => {
    const result = readDocument(text({}), known);
    if (!result.ok) throw new Error(result.error.message);
    expect(serializeDocument(result.document).split('\n')).toContain(`    ${JSON.stringify(dense)}`);
  });

  it('survives any text', () => {
    const words = [
      '{',
      '}',
      '[',
      ']',
      '"format"',
      ':',
      '"convcanvas"',
      ',',
      '"nodes"',
      '1',
      'null',
      '"__proto__"',
      '-',
      'e5',
    ];
    for (let seed = 1; seed <= 300; seed++) {
      let state = seed;
      const content = Array.from({ length: 30 }, () => {
        state = (state * 48271) % 2147483647;
        return words[state % words.length];
      }).join('');
      expect(typeof readDocument(content, known).ok).toBe('boolean');
    }
  });
});

function text(change: Record<string, unknown>): string {
  return JSON.stringify({ ...file, ...change });
}
