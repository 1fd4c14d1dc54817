import type { Edge, Node } from '@xyflow/react';
import type { Plan, PlanLayer } from '../../src/compiler/Plan';
import { NODE_HEIGHT, NODE_WIDTH } from '../../src/document/geometry';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import { formatCount, type Shape } from '../../src/document/Shape';
import { diagnosticsByNode } from '../state/diagnosticsByNode';
import type { Selection } from '../state/selection';

/** React Flow's nodes and edges hold no data of their own: what they show is read from the plan by id. */
export type LayerNode = Node<Record<string, never>, 'layer'>;
export type TensorEdge = Edge<Record<string, never>, 'tensor'>;

const noData: Record<string, never> = {};

/** The nodes in data-flow order, so that Tab visits them in that order. What did not change stays the same object. */
export function flowNodes(
  document: NetworkDocument,
  plan: Plan,
  selection: Selection,
  before: readonly LayerNode[],
): readonly LayerNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const placed = new Map(document.nodes.map((node) => [node.id, node]));
  const selected = new Set(selection.nodes);
  return plan.layers.flatMap((layer, index): LayerNode[] => {
    const node = placed.get(layer.id);
    if (node === undefined) return [];
    const label = nodeLabel(plan, layer, index);
    const same = old.get(layer.id);
    const isSelected = selected.has(layer.id);
    if (
      same !== undefined &&
      same.selected === isSelected &&
      same.ariaLabel === label &&
      same.position.x === node.position.x &&
      same.position.y === node.position.y
    ) {
      return [same];
    }
    return [
      {
        ...same,
        id: layer.id,
        type: 'layer',
        data: noData,
        position: node.position,
        selected: isSelected,
        ariaLabel: label,
        width: NODE_WIDTH,
        height: NODE_HEIGHT,
      },
    ];
  });
}

export function flowEdges(
  document: NetworkDocument,
  plan: Plan,
  selection: Selection,
  before: readonly TensorEdge[],
): readonly TensorEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const selected = new Set(selection.edges);
  return document.edges.map((edge) => {
    const same = old.get(edge.id);
    const source = plan.layerById.get(edge.source);
    const label = `Wire from ${source?.name ?? edge.source} to ${plan.layerById.get(edge.target)?.name ?? edge.target}, ${
      source?.outputShape == null ? 'shape not known' : spokenShape(source.outputShape)
    }`;
    const isSelected = selected.has(edge.id);
    if (
      same !== undefined &&
      same.selected === isSelected &&
      same.source === edge.source &&
      same.target === edge.target &&
      same.ariaLabel === label
    ) {
      return same;
    }
    const { id, source: from, target } = edge;
    return { id, source: from, target, type: 'tensor', data: noData, selected: isSelected, ariaLabel: label };
  });
}

/** "Conv2D 2, 3 of 7, output 26 by 26 by 32, from Input 1, 1 problem: …". */
export function nodeLabel(plan: Plan, layer: PlanLayer, index: number): string {
  const parts = [layer.name, `${index + 1} of ${plan.layers.length}`];
  if (layer.outputShape !== null) parts.push(`output ${spokenShape(layer.outputShape)}`);
  if (layer.status === 'waiting' && layer.waitingFor !== null) {
    parts.push(`waiting for ${plan.layerById.get(layer.waitingFor)?.name ?? layer.waitingFor}`);
  }
  const sources = layer.inputIds.map((id) => plan.layerById.get(id)?.name ?? id);
  if (sources.length > 0) parts.push(`from ${sources.join(' and ')}`);
  const [worst, ...others] = diagnosticsByNode(plan).get(layer.id) ?? [];
  if (worst !== undefined) {
    parts.push(`${others.length === 0 ? '1 problem' : `${others.length + 1} problems`}: ${worst.message}`);
  }
  return parts.join(', ');
}

/** "26 by 26 by 32", for ears. */
export function spokenShape(shape: Shape): string {
  return shape.map(formatCount).join(' by ');
}
