import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { create } from 'zustand';
import type { NetworkDocument, Position } from '../../src/document/NetworkDocument';
import { checkConnection } from '../../src/editing/connecting';
import { type DocumentStore, useDocumentStore } from '../state/documentStore';
import { flowEdges, flowNodes, type LayerNode, type TensorEdge } from './flowItems';

export type WireEnd = 'output' | 'input';

/** Where the search box stands and what becomes of the layer that is picked. */
export type LayerSearch = {
  /** Window pixels. */
  readonly at: Position;
  readonly purpose:
    | { readonly kind: 'place'; readonly position: Position }
    | { readonly kind: 'after'; readonly nodeId: string }
    | { readonly kind: 'splice'; readonly edgeId: string }
    | { readonly kind: 'wire'; readonly nodeId: string; readonly end: WireEnd; readonly position: Position }
    | { readonly kind: 'replace'; readonly nodeId: string };
};

export type CanvasMenu = {
  readonly at: Position;
  readonly on:
    | { readonly kind: 'canvas' }
    | { readonly kind: 'node'; readonly nodeId: string }
    | { readonly kind: 'edge'; readonly edgeId: string };
};

/** A wire that is being drawn: where from, and what it may reach. */
export type Wiring = { readonly from: string; readonly end: WireEnd; readonly valid: ReadonlySet<string> };

/** Wiring by keyboard: the targets in data-flow order, and the one that Enter connects. */
export type WireMode = { readonly from: string; readonly targets: readonly string[]; readonly index: number };

export type CanvasStore = {
  readonly nodes: readonly LayerNode[];
  readonly edges: readonly TensorEdge[];
  /** `cancelled`: Escape ended the drag, but React Flow goes on reporting until the button is released. */
  readonly drag: 'none' | 'on' | 'cancelled';
  /** The wire that a drop would be spliced into. */
  readonly hotEdge: string | null;
  readonly wiring: Wiring | null;
  readonly wireMode: WireMode | null;
  readonly search: LayerSearch | null;
  readonly menu: CanvasMenu | null;
  readonly setDrag: (drag: CanvasStore['drag']) => void;
  readonly setHotEdge: (edgeId: string | null) => void;
  readonly startWiring: (from: string, end: WireEnd) => void;
  readonly endWiring: () => void;
  readonly setWireMode: (mode: WireMode | null) => void;
  readonly openSearch: (search: LayerSearch | null) => void;
  readonly openMenu: (menu: CanvasMenu | null) => void;
  /** What React Flow reports: positions while dragging and measures are kept here, selections go to the document store. */
  readonly changeNodes: (changes: readonly NodeChange<LayerNode>[]) => void;
  readonly changeEdges: (changes: readonly EdgeChange<TensorEdge>[]) => void;
  /** Puts dragged nodes back where the document has them. */
  readonly restorePositions: () => void;
};

export const useCanvasStore = create<CanvasStore>()((set, get) => ({
  nodes: [],
  edges: [],
  drag: 'none',
  hotEdge: null,
  wiring: null,
  wireMode: null,
  search: null,
  menu: null,
  setDrag: (drag) => set({ drag }),
  setHotEdge: (hotEdge) => {
    if (hotEdge !== get().hotEdge) set({ hotEdge });
  },
  startWiring: (from, end) => {
    set({ wiring: { from, end, valid: validTargets(useDocumentStore.getState().document, from, end) } });
  },
  endWiring: () => set({ wiring: null }),
  setWireMode: (wireMode) => set({ wireMode }),
  openSearch: (search) => set({ search, menu: null }),
  openMenu: (menu) => set({ menu, search: null }),
  changeNodes: (changes) => {
    const selection = changes.filter((change) => change.type === 'select');
    const moves = get().drag !== 'cancelled';
    const kept = changes.filter((change) => change.type === 'dimensions' || (change.type === 'position' && moves));
    if (kept.length > 0) set({ nodes: applyNodeChanges(kept, [...get().nodes]) });
    if (selection.length > 0) changeSelection('nodes', selection);
  },
  changeEdges: (changes) => {
    const selection = changes.filter((change) => change.type === 'select');
    if (selection.length > 0) changeSelection('edges', selection);
  },
  restorePositions: () => set(derive(useDocumentStore.getState(), get())),
}));

function changeSelection(
  part: 'nodes' | 'edges',
  changes: readonly { readonly id: string; readonly selected: boolean }[],
): void {
  const { selection, select } = useDocumentStore.getState();
  const ids = new Set(selection[part]);
  for (const { id, selected } of changes) {
    if (selected) ids.add(id);
    else ids.delete(id);
  }
  select({ ...selection, [part]: [...ids] });
}

/** The layers that a wire from here may reach. */
export function validTargets(document: NetworkDocument, from: string, end: WireEnd): ReadonlySet<string> {
  return new Set(
    document.nodes
      .map((node) => node.id)
      .filter(
        (id) => checkConnection(document, ...(end === 'output' ? ([from, id] as const) : ([id, from] as const))).ok,
      ),
  );
}

type Items = Pick<CanvasStore, 'nodes' | 'edges'>;

function derive({ document, plan, selection }: DocumentStore, before: Items): Items {
  return {
    nodes: flowNodes(document, plan, selection, before.nodes),
    edges: flowEdges(document, plan, selection, before.edges),
  };
}

useDocumentStore.subscribe((state, before) => {
  if (state.document === before.document && state.plan === before.plan && state.selection === before.selection) return;
  const { nodes, edges, wireMode } = useCanvasStore.getState();
  // Another network may use the same ids for other layers: nothing of the last one is kept.
  const known = state.opened === before.opened ? { nodes, edges } : { nodes: [], edges: [] };
  useCanvasStore.setState(derive(state, known));
  if (wireMode !== null && state.document !== before.document) useCanvasStore.setState({ wireMode: null });
});
