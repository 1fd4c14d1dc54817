import { describe, expect, it } from 'vitest';
import { applyEdits, type Edit, EditError } from './edits';
import type { DocumentNode, NetworkDocument } from './NetworkDocument';

function node(id: string, params: DocumentNode['params'] = {}): DocumentNode {
  return { id, type: 'Conv2D', params, position: { x: 0, y: 0 } };
}

const base: NetworkDocument = {
  name: 'net',
  nodes: [node('a'), node('b', { filters: 8, padding: 'same' }), node('c')],
  edges: [
    { id: 'e1', source: 'a', target: 'b' },
    { id: 'e2', source: 'b', target: 'c', slot: 1 },
    { id: 'e3', source: 'a', target: 'c' },
  ],
  training: { epochs: 3, batchSize: 8 },
};

const cases: readonly { readonly what: string; readonly edits: readonly Edit[] }[] = [
  { what: 'add a node in the middle', edits: [{ type: 'addNode', node: node('d'), index: 1 }] },
  { what: 'remove a node with its edges', edits: [{ type: 'removeNode', nodeId: 'b' }] },
  { what: 'replace a node', edits: [{ type: 'replaceNode', nodeId: 'a', node: { ...node('a'), type: 'Dense' } }] },
  { what: 'set a parameter', edits: [{ type: 'setParam', nodeId: 'b', param: 'filters', value: 16 }] },
  {
    what: 'remove the first parameter',
    edits: [{ type: 'setParam', nodeId: 'b', param: 'filters', value: undefined }],
  },
  { what: 'set a label', edits: [{ type: 'setLabel', nodeId: 'a', label: 'Stem' }] },
  { what: 'move', edits: [{ type: 'moveNode', nodeId: 'a', position: { x: 5, y: 6 } }] },
  {
    what: 'add an edge at a place',
    edits: [{ type: 'addEdge', edge: { id: 'e4', source: 'c', target: 'a' }, index: 0 }],
  },
  { what: 'remove an edge', edits: [{ type: 'removeEdge', edgeId: 'e2' }] },
  { what: 'rename', edits: [{ type: 'setName', name: 'other' }] },
  { what: 'set a training field', edits: [{ type: 'setTraining', field: 'epochs', value: 4 }] },
  { what: 'remove a training field', edits: [{ type: 'setTraining', field: 'epochs', value: undefined }] },
  { what: 'drop training', edits: [{ type: 'replaceTraining', training: undefined }] },
  {
    what: 'several at once',
    edits: [
      { type: 'removeNode', nodeId: 'c' },
      { type: 'addNode', node: node('c', { filters: 1 }) },
      { type: 'addEdge', edge: { id: 'e3', source: 'b', target: 'c' } },
      { type: 'removeNode', nodeId: 'a' },
    ],
  },
];

describe('applyEdits', () => {
  it.each(cases)('$what: changes the document, and the inverse restores it to the letter', ({ edits }) => {
    const before = JSON.stringify(base);
    const { document, inverse } = applyEdits(base, edits);
    expect(JSON.stringify(document)).not.toBe(before);
    expect(JSON.stringify(base)).toBe(before);
    expect(JSON.stringify(applyEdits(document, inverse).document)).toBe(before);
  });

  const idle: readonly { readonly what: string; readonly edit: Edit }[] = [
    { what: 'the same parameter', edit: { type: 'setParam', nodeId: 'b', param: 'filters', value: 8 } },
    {
      what: 'an absent parameter removed',
      edit: { type: 'setParam', nodeId: 'a', param: 'filters', value: undefined },
    },
    { what: 'the same place', edit: { type: 'moveNode', nodeId: 'a', position: { x: 0, y: 0 } } },
    { what: 'no label as before', edit: { type: 'setLabel', nodeId: 'a', label: undefined } },
    { what: 'the same name', edit: { type: 'setName', name: 'net' } },
    { what: 'the same training field', edit: { type: 'setTraining', field: 'epochs', value: 3 } },
  ];
  it.each(idle)('$what leaves the same document', ({ edit }) => {
    const applied = applyEdits(base, [edit]);
    expect(applied.document).toBe(base);
    expect(applied.inverse).toEqual([]);
  });

  const broken: readonly { readonly what: string; readonly edit: Edit }[] = [
    { what: 'a node that is there', edit: { type: 'addNode', node: node('a') } },
    { what: 'a missing node', edit: { type: 'removeNode', nodeId: 'x' } },
    { what: 'an edge to nowhere', edit: { type: 'addEdge', edge: { id: 'e9', source: 'a', target: 'x' } } },
    { what: 'an edge id twice', edit: { type: 'addEdge', edge: { id: 'e1', source: 'a', target: 'c' } } },
    { what: 'a missing edge', edit: { type: 'removeEdge', edgeId: 'e9' } },
    { what: 'another id', edit: { type: 'replaceNode', nodeId: 'a', node: node('z') } },
  ];
  it.each(broken)('$what is refused, and nothing has happened', ({ edit }) => {
    expect(() => applyEdits(base, [{ type: 'setName', name: 'x' }, edit])).toThrow(EditError);
    expect(base.name).toBe('net');
  });

  it('keeps unchanged nodes as the same objects', () => {
    const { document } = applyEdits(base, [{ type: 'moveNode', nodeId: 'a', position: { x: 1, y: 1 } }]);
    expect(document.nodes[1]).toBe(base.nodes[1]);
    expect(document.nodes[0]?.params).toBe(base.nodes[0]?.params);
  });
});
