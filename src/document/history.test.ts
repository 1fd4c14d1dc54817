import { describe, expect, it } from 'vitest';
import type { Edit } from './edits';
import { change, endMerge, type History, redo, startHistory, undo } from './history';
import { emptyDocument, type NetworkDocument } from './NetworkDocument';

const addNode = (id: string): Edit => ({
  type: 'addNode',
  node: { id, type: 'Dense', params: {}, position: { x: 0, y: 0 } },
});
const titles = (history: History) => history.undo.map((step) => step.title);

describe('history', () => {
  it('1. an intent is one step, whatever it touches', () => {
    const history = change(startHistory(emptyDocument()), 'Paste 2 layers', [addNode('a'), addNode('b')]);
    expect(titles(history)).toEqual(['Paste 2 layers']);
    expect(undo(history).document.nodes).toEqual([]);
  });

  it('2. steps in a row with the same key are one', () => {
    let history = change(startHistory(emptyDocument()), 'Add', [addNode('a')]);
    for (const x of [1, 2, 3]) {
      history = change(history, 'Move', [{ type: 'moveNode', nodeId: 'a', position: { x, y: 0 } }], 'drag');
    }
    expect(titles(history)).toEqual(['Add', 'Move']);
    expect(undo(history).document.nodes[0]?.position.x).toBe(0);
    expect(redo(undo(history)).document.nodes[0]?.position.x).toBe(3);
  });

  it('3. endMerge closes the burst', () => {
    let history = change(startHistory(emptyDocument()), 'Type', [{ type: 'setName', name: 'a' }], 'name');
    history = change(endMerge(history), 'Type', [{ type: 'setName', name: 'ab' }], 'name');
    expect(titles(history)).toEqual(['Type', 'Type']);
  });

  it('4. a change that changes nothing makes no step and leaves redo alone', () => {
    const undone = undo(change(startHistory(emptyDocument('n')), 'Rename', [{ type: 'setName', name: 'm' }]));
    expect(change(undone, 'Rename', [{ type: 'setName', name: 'n' }])).toBe(undone);
    expect(undone.redo).toHaveLength(1);
  });

  it('5. a new action clears redo', () => {
    const undone = undo(change(startHistory(emptyDocument('n')), 'Rename', [{ type: 'setName', name: 'm' }]));
    expect(change(undone, 'Rename', [{ type: 'setName', name: 'o' }]).redo).toEqual([]);
  });

  it('6. undo and redo at the ends do nothing', () => {
    const start = startHistory(emptyDocument());
    expect(undo(start)).toBe(start);
    expect(redo(start)).toBe(start);
  });

  it('7. an undone step is not merged with what follows', () => {
    let history = change(startHistory(emptyDocument('n')), 'A', [{ type: 'setName', name: 'a' }], 'k');
    history = redo(undo(history));
    history = change(history, 'B', [{ type: 'setName', name: 'b' }], 'k');
    expect(titles(history)).toEqual(['A', 'B']);
  });

  it('8. keeps at least 200 steps', () => {
    let history = startHistory(emptyDocument());
    for (let step = 0; step < 250; step++)
      history = change(history, 'Rename', [{ type: 'setName', name: String(step) }]);
    expect(history.undo.length).toBeGreaterThanOrEqual(200);
  });

  it.each([1, 2, 3, 4, 5])(
    '9. after random edits, undoing all gives the start and redoing all the end (seed %i)',
    (seed) => {
      const random = generator(seed);
      const start = startHistory(emptyDocument());
      let history = start;
      const visited: NetworkDocument[] = [start.document];
      for (let step = 0; step < 120; step++) {
        const before = history;
        history = change(history, 'step', randomEdits(history.document, random, step));
        if (history !== before) visited.push(history.document);
      }
      const end = history.document;
      for (const expected of visited.slice(0, -1).reverse()) {
        history = undo(history);
        expect(JSON.stringify(history.document)).toBe(JSON.stringify(expected));
      }
      for (let step = 0; step < visited.length; step++) history = redo(history);
      expect(JSON.stringify(history.document)).toBe(JSON.stringify(end));
    },
  );
});

function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

function randomEdits(document: NetworkDocument, random: (below: number) => number, step: number): readonly Edit[] {
  const node = document.nodes[random(Math.max(1, document.nodes.length))];
  const other = document.nodes[random(Math.max(1, document.nodes.length))];
  const edge = document.edges[random(Math.max(1, document.edges.length))];
  if (node === undefined || other === undefined) return [addNode(`n${step}`)];
  const choices: readonly (readonly Edit[])[] = [
    [
      {
        type: 'addNode',
        node: { id: `n${step}`, type: 'Dense', params: { units: step }, position: { x: step, y: 0 } },
        index: random(document.nodes.length + 1),
      },
    ],
    [
      {
        type: 'addEdge',
        edge: { id: `e${step}`, source: node.id, target: other.id },
        index: random(document.edges.length + 1),
      },
    ],
    [{ type: 'removeNode', nodeId: node.id }],
    edge === undefined ? [] : [{ type: 'removeEdge', edgeId: edge.id }],
    [{ type: 'setParam', nodeId: node.id, param: `p${random(3)}`, value: random(2) === 0 ? undefined : random(9) }],
    [{ type: 'setLabel', nodeId: node.id, label: random(2) === 0 ? undefined : `label ${step}` }],
    [{ type: 'setTraining', field: `f${random(3)}`, value: random(2) === 0 ? undefined : random(5) }],
    [
      { type: 'moveNode', nodeId: node.id, position: { x: random(50), y: random(50) } },
      { type: 'setName', name: `name ${random(3)}` },
    ],
  ];
  return choices[random(choices.length)] ?? [];
}
