import { describe, expect, it } from 'vitest';
import { bounds, GRID, overlaps } from '../../../src/document/geometry';
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

describe('the layout of an imported network', () => {
  it.each([
    ['residual', residual(16)],
    ['of branches', branches],
    ['with loose ends', documentOf(['a', 'b', 'c', 'd'], ['a>b', 'a>c'])],
  ])('that is %s goes from left to right, and nothing covers anything', async (_, document) => {
    const { nodes, edges } = await layOut(document);
    const place = new Map(nodes.map(({ id, position }) => [id, position]));
    for (const { source, target } of edges) {
      expect(place.get(target)?.x, `${source} > ${target}`).toBeGreaterThan(place.get(source)?.x ?? 0);
    }
    for (const [index, a] of nodes.entries()) {
      expect([a.position.x % GRID, a.position.y % GRID]).toEqual([0, 0]);
      for (const b of nodes.slice(index + 1)) expect(overlaps(a.position, b.position), `${a.id}, ${b.id}`).toBe(false);
    }
    expect(bounds(nodes)).toMatchObject({ left: 0, top: 0 });
  });

  it('keeps the wire around a block free of the block’s own layers', async () => {
    const { nodes } = await layOut(residual(1));
    const at = (id: string) => nodes.find((node) => node.id === id)?.position.y ?? Number.NaN;
    expect(Math.abs(at('a0') - at('b0'))).toBeLessThanOrEqual(GRID);
    // The straight way from the first to the last layer is the one around.
    expect(Math.abs(at('in') - at('sum0'))).toBeLessThanOrEqual(GRID);
  });

  it('that is a plain chain is wrapped into rows, as "Tidy up" does it', async () => {
    const names = count(23);
    const { nodes } = await layOut(documentOf(names, chain(names)));
    const { right = 0, bottom = 0 } = bounds(nodes) ?? {};
    expect(right).toBeLessThan(1200);
    expect(bottom).toBeGreaterThan(600);
  });

  it('that is very large, or empty, is laid out as well', async () => {
    const large = residual(700);
    expect(
      new Set((await layOut(large)).nodes.map(({ position }) => `${position.x} ${position.y}`)).size,
    ).toBeGreaterThan(2000);
    expect((await layOut(documentOf([], []))).nodes).toEqual([]);
  });
});
