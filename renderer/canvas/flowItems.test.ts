import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile';
import { applyEdits } from '../../src/document/edits';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import { templates } from '../../src/templates/templates';
import { noSelection } from '../state/selection';
import { flowEdges, flowNodes, nodeLabel } from './flowItems';

const [template] = templates;
if (template === undefined) throw new Error('there is no template');
const { document } = template;
const plan = compile(document);

function label(network: NetworkDocument, id: string): string {
  const compiled = compile(network);
  const index = compiled.layers.findIndex((layer) => layer.id === id);
  const layer = compiled.layers[index];
  if (layer === undefined) throw new Error(`no layer ${id}`);
  return nodeLabel(compiled, layer, index);
}

describe('what a screen reader says of a layer', () => {
  it('names place, output and source', () => {
    expect(label(document, 'conv2')).toBe('Conv 2, 4 of 7, output 11 by 11 by 32, from Pool 1');
    expect(label(document, 'input')).toBe('Input, 1 of 7, output 28 by 28 by 1');
  });

  it('counts problems, says the worst, and says what is waited for', () => {
    const broken = applyEdits(document, [
      { type: 'setParam', nodeId: 'conv2', param: 'kernelSize', value: [50, 50] },
    ]).document;
    expect(label(broken, 'conv2')).toMatch(
      /^Conv 2, 4 of 7, from Pool 1, 1 problem: Conv 2 has a 50 × 50 kernel, .*\.$/,
    );
    expect(label(broken, 'flatten')).toBe('Flatten, 6 of 7, waiting for Conv 2, from Pool 2');
  });
});

describe('flowNodes', () => {
  const nodes = flowNodes(document, plan, noSelection, []);

  it('stand in data-flow order, whatever the order of the file', () => {
    const reversed = { ...document, nodes: [...document.nodes].reverse() };
    expect(flowNodes(reversed, compile(reversed), noSelection, []).map((node) => node.id)).toEqual(
      nodes.map((node) => node.id),
    );
    expect(nodes[0]?.id).toBe('input');
  });

  it('stay the same objects where nothing changed, so that they are not rendered again', () => {
    expect(flowNodes(document, plan, noSelection, nodes)).toEqual(nodes);
    const moved = applyEdits(document, [{ type: 'moveNode', nodeId: 'conv1', position: { x: 500, y: 500 } }]).document;
    const after = flowNodes(moved, compile(moved), { nodes: ['pool1'], edges: [] }, nodes);
    const changed = after.filter((node) => !nodes.includes(node)).map((node) => node.id);
    expect(changed).toEqual(['conv1', 'pool1']);
  });

  it('keep what React Flow measured', () => {
    const measured = nodes.map((node) => ({ ...node, measured: { width: 146, height: 80 } }));
    const after = flowNodes(document, plan, { nodes: ['conv1'], edges: [] }, measured);
    expect(after.find((node) => node.id === 'conv1')).toMatchObject({ selected: true, measured: { width: 146 } });
  });
});

describe('flowEdges', () => {
  it('name their ends and the shape between them', () => {
    const edges = flowEdges(document, plan, noSelection, []);
    expect(edges.map((edge) => edge.ariaLabel)).toContain('Wire from Conv 1 to Pool 1, 26 by 26 by 16');
    expect(flowEdges(document, plan, noSelection, edges).every((edge, index) => edge === edges[index])).toBe(true);
  });
});
