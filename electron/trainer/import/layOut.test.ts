import { describe, expect, it } from 'vitest';
import { bounds, GRID, NODE_HEIGHT, overlaps, ROW_STEP } from '../../../src/document/geometry';
import type { DocumentEdge, DocumentNode, NetworkDocument } from '../../../src/document/NetworkDocument';
import { layOut } from './layOut';

function documentOf(names: readonly string[], wires: readonly string[]): NetworkDocument {
  const nodes = names.map((id): DocumentNode => ({ id, type: 'ReLU', params: {}, position: { x: 0, y: 0 } }));
  const edges = wires.map((wire, index): DocumentEdge => {
    const [source = '', target = ''] = wire.split('>');
    return { id: `e${index}`, source, target };
  });
  return { name: 'test', nodes, edges };
}

const count = (length: number) => Array.from({ length }, (_, index) => String(index));
const chain = (names: readonly string[]) => names.slice(1).map((name, index) => `${names[index]}>${name}`);

/** Residual blocks behind each other: each sum is fed by the branch and by the sum before. */
function residual(blocks: number): NetworkDocument {
  const names = ['in', ...count(blocks).flatMap((block) => [`a${block}`, `b${block}`, `sum${block}`])];
  const wires = count(blocks).flatMap((block) => {
    const before = block === '0' ? 'in' : `sum${Number(block) - 1}`;
    return [`${before}>a${block}`, `a${block}>b${block}`, `b${block}>sum${block}`, `${before}>sum${block}`];
  });
  return documentOf(names, wires);
}

const branches = documentOf(
  ['in', 'a', 'b1', 'b2', 'c1', 'c2', 'c3', 'join', 'out'],
  ['in>a', 'in>b1', 'b1>b2', 'in>c1', 'c1>c2', 'c2>c3', 'a>join', 'b2>join', 'c3>join', 'join>out'],
);

/** Three scales down and up again, with a wire from each to its like. */
const unet = documentOf(
  ['in', 'd1', 'p1', 'd2', 'p2', 'd3', 'p3', 'low', 'u3', 'c3', 'u2', 'c2', 'u1', 'c1', 'out'],
  [
    ...chain(['in', 'd1', 'p1', 'd2', 'p2', 'd3', 'p3', 'low', 'u3', 'c3', 'u2', 'c2', 'u1', 'c1', 'out']),
    ...['d1>c1', 'd2>c2', 'd3>c3'],
  ],
);

const aspect = ({ nodes }: NetworkDocument) => {
  const { right = 0, bottom = 0 } = bounds(nodes) ?? {};
  return right / bottom;
};

describe('the layout of an imported network', () => {
  it.each([
    ['a plain chain', documentOf(count(23), chain(count(23)))],
    ['residual', residual(16)],
    ['of branches', branches],
    ['of long wires', unet],
    ['with loose ends', documentOf(['a', 'b', 'c', 'd'], ['a>b', 'a>c'])],
  ])('that is %s goes from left to right or to a row below, and nothing covers anything', async (_, document) => {
    const { nodes, edges } = await layOut(document);
    const place = new Map(nodes.map(({ id, position }) => [id, position]));
    for (const { source, target } of edges) {
      const [from, to] = [place.get(source) ?? { x: 0, y: 0 }, place.get(target) ?? { x: 0, y: 0 }];
      expect(to.x > from.x || to.y >= from.y + ROW_STEP, `${source} > ${target}`).toBe(true);
    }
    for (const [index, a] of nodes.entries()) {
      expect([a.position.x % GRID, a.position.y % GRID]).toEqual([0, 0]);
      for (const b of nodes.slice(index + 1)) expect(overlaps(a.position, b.position), `${a.id}, ${b.id}`).toBe(false);
    }
    expect(bounds(nodes)).toMatchObject({ left: 0, top: 0 });
  });

  it.each([
    ['13 layers', documentOf(count(13), chain(count(13)))],
    ['40 layers', documentOf(count(40), chain(count(40)))],
    ['a residual network of 13 layers', residual(4)],
    ['a residual network of 166 layers', residual(55)],
    ['long wires', unet],
  ])('of %s has about the shape of a screen', async (_, document) => {
    const found = aspect(await layOut(document));
    expect(found).toBeGreaterThan(1);
    expect(found).toBeLessThan(2.5);
  });

  it.each([
    ['a block', residual(1)],
    ['many blocks', residual(16)],
    ['branches', branches],
    ['long wires', unet],
  ])('of %s hides no wire behind a layer', async (_, document) => {
    const { nodes, edges } = await layOut(document);
    const place = new Map(nodes.map(({ id, position }) => [id, position]));
    for (const { source, target } of edges) {
      const [from, to] = [place.get(source) ?? { x: 0, y: 0 }, place.get(target) ?? { x: 0, y: 0 }];
      // A wire within a row keeps to the height of its source until it is there.
      const covering = nodes.filter(
        ({ position: { x, y } }) => x > from.x && x < to.x && Math.abs(y - from.y) <= NODE_HEIGHT / 2,
      );
      expect(covering.map(({ id }) => `${source} > ${target} behind ${id}`)).toEqual([]);
    }
  });

  it('breaks rows between blocks, not in them', async () => {
    const { nodes } = await layOut(residual(16));
    const starts = nodes.filter(({ position }) => position.x === 0).map(({ id }) => id);
    expect(starts.length).toBeGreaterThan(2);
    // A block begins with its first layer; one that begins with its sum is cut between its two wires.
    for (const id of starts) expect(id).toMatch(/^(in|a\d+)$/);
  });

  it('that is very large, or empty, is laid out as well', async () => {
    const large = residual(700);
    expect(
      new Set((await layOut(large)).nodes.map(({ position }) => `${position.x} ${position.y}`)).size,
    ).toBeGreaterThan(2000);
    expect((await layOut(documentOf([], []))).nodes).toEqual([]);
  });
});
