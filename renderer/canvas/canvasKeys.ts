import type { KeyboardEvent } from 'react';
import { GRID } from '../../src/document/geometry';
import { nudge } from '../../src/editing/changing';
import { neighbours } from '../../src/editing/walking';
import { isMac } from '../commands/keys';
import { focusInspector } from '../inspector/focusField';
import { useDocumentStore } from '../state/documentStore';
import { noSelection } from '../state/selection';
import { useUiStore } from '../state/uiStore';
import { useCanvasStore } from './canvasStore';
import { focusNode } from './focusNode';
import { cancelDrag } from './nodeDrag';
import { belowNode, panBy } from './viewport';
import { beginWireMode, wireModeKey } from './wireMode';

const directions: { readonly [key: string]: { readonly x: number; readonly y: number } } = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The canvas's keys that are not in the table of commands: those that need a direction, or that act on the focus. */
export function canvasKeyDown(event: KeyboardEvent<HTMLElement>): void {
  if (isTyping(event.target)) return;
  if (handle(event)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function handle(event: KeyboardEvent<HTMLElement>): boolean {
  const { key } = event;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (!mod && !event.altKey && wireModeKey(key)) return true;
  if (key === 'Escape') return leave();
  const direction = directions[key];
  if (direction !== undefined) {
    if (event.altKey) return walk(key);
    if (mod) return !event.shiftKey && direction.x !== 0 ? addBeside(direction.x) : false;
    return moveOrPan(direction, event.shiftKey ? 4 : 1);
  }
  const focused = focusedNode(event.target);
  if (mod || event.altKey) return false;
  if (focused !== null && key === ' ') return toggle(focused, event.shiftKey);
  if (key === 'Enter') {
    const node = focused ?? useDocumentStore.getState().selection.nodes[0];
    if (node === undefined) return false;
    useDocumentStore.getState().select({ nodes: [node], edges: [] });
    focusInspector();
    return true;
  }
  if (key === 'c') {
    const from = focused ?? useDocumentStore.getState().selection.nodes[0];
    if (from === undefined) return false;
    beginWireMode(from);
    return true;
  }
  return false;
}

function leave(): boolean {
  if (cancelDrag()) return true;
  const { selection, select } = useDocumentStore.getState();
  if (selection.nodes.length === 0 && selection.edges.length === 0) return false;
  select(noSelection);
  return true;
}

function moveOrPan(direction: { readonly x: number; readonly y: number }, cells: number): boolean {
  const { document, selection, run } = useDocumentStore.getState();
  if (selection.nodes.length === 0) {
    panBy(-direction.x * cells * 48, -direction.y * cells * 48);
    return true;
  }
  const by = { x: direction.x * cells * GRID, y: direction.y * cells * GRID };
  run(nudge(document, selection.nodes, by), `nudge:${selection.nodes.join(',')}`);
  return true;
}

/** Alt and the arrows walk along the wires, and across branches to the nearest layer in that direction. */
function walk(key: string): boolean {
  const { plan, selection, select, document } = useDocumentStore.getState();
  const from = selection.nodes[0] ?? plan.layers[0]?.id;
  if (from === undefined) return false;
  const { previous, next, siblings } = neighbours(plan, from);
  const y = (id: string) => document.nodes.find((node) => node.id === id)?.position.y ?? 0;
  const here = y(from);
  const nearest = (ids: readonly string[]) => [...ids].sort((a, b) => Math.abs(y(a) - here) - Math.abs(y(b) - here))[0];
  const target = {
    ArrowLeft: previous[0],
    ArrowRight: next[0],
    ArrowUp: nearest(siblings.filter((id) => y(id) < here)),
    ArrowDown: nearest(siblings.filter((id) => y(id) > here)),
  }[key];
  if (target === undefined) {
    useUiStore.getState().say('No layer in this direction');
    return true;
  }
  select({ nodes: [target], edges: [] });
  focusNode(target);
  return true;
}

/** Ctrl and an arrow: a layer after or before the chosen one, by search. */
function addBeside(step: number): boolean {
  const { selection, document } = useDocumentStore.getState();
  const node = selection.nodes[0];
  if (node === undefined) return false;
  const at = belowNode(node);
  const incoming = document.edges.find((edge) => edge.target === node);
  if (step > 0) useCanvasStore.getState().openSearch({ at, purpose: { kind: 'after', nodeId: node } });
  else if (incoming !== undefined) {
    useCanvasStore.getState().openSearch({ at, purpose: { kind: 'splice', edgeId: incoming.id } });
  } else {
    const place = document.nodes.find((candidate) => candidate.id === node)?.position ?? { x: 0, y: 0 };
    const position = { x: place.x - 12 * GRID, y: place.y };
    useCanvasStore.getState().openSearch({ at, purpose: { kind: 'wire', nodeId: node, end: 'input', position } });
  }
  return true;
}

function toggle(id: string, extend: boolean): boolean {
  const { selection, select } = useDocumentStore.getState();
  const nodes = selection.nodes.includes(id)
    ? selection.nodes.filter((other) => other !== id)
    : extend
      ? [...selection.nodes, id]
      : [id];
  select({ nodes, edges: [] });
  return true;
}

function focusedNode(target: EventTarget): string | null {
  if (!(target instanceof HTMLElement) || !target.classList.contains('react-flow__node')) return null;
  return target.dataset.id ?? null;
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]');
}
