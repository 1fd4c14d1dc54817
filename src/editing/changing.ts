import type { Fix } from '../diagnostics/Diagnostic';
import type { Edit } from '../document/edits';
import { snap } from '../document/geometry';
import type { Json, JsonObject } from '../document/json';
import type { NetworkDocument, Position } from '../document/NetworkDocument';
import { findLayer } from '../layers/registry';
import { nothing, type Operation } from './Operation';

export function moveNodes(
  _document: NetworkDocument,
  moves: readonly { readonly nodeId: string; readonly position: Position }[],
): Operation {
  const edits = moves.map(({ nodeId, position }): Edit => ({ type: 'moveNode', nodeId, position }));
  const what = moves.length === 1 ? 'layer' : `${moves.length} layers`;
  return { title: `Move ${what}`, edits, select: moves.map((move) => move.nodeId), announce: `Moved ${what}` };
}

/** Moves nodes by whole steps of the grid. */
export function nudge(document: NetworkDocument, nodeIds: readonly string[], by: Position): Operation {
  return moveNodes(
    document,
    document.nodes
      .filter((node) => nodeIds.includes(node.id))
      .map((node) => ({ nodeId: node.id, position: snap({ x: node.position.x + by.x, y: node.position.y + by.y }) })),
  );
}

/** Gives a node a name of the user's; an empty one takes it away. Cut at 200 characters, the file format's limit. */
export function rename(_document: NetworkDocument, nodeId: string, label: string): Operation {
  const text = label.trim().slice(0, 200);
  return {
    title: 'Rename layer',
    edits: [{ type: 'setLabel', nodeId, label: text === '' ? undefined : text }],
    select: [nodeId],
    announce: text === '' ? 'Name removed' : `Renamed to ${text}`,
  };
}

/** Sets a parameter; `undefined` goes back to the default. */
export function setParam(document: NetworkDocument, nodeId: string, param: string, value: Json | undefined): Operation {
  const type = document.nodes.find((node) => node.id === nodeId)?.type ?? '';
  const label = findLayer(type)?.params[param]?.label ?? param;
  return {
    title: `Change ${label.toLowerCase()}`,
    edits: [{ type: 'setParam', nodeId, param, value }],
    select: [nodeId],
    announce: '',
  };
}

export function resetParams(document: NetworkDocument, nodeId: string): Operation {
  const node = document.nodes.find((candidate) => candidate.id === nodeId);
  if (node === undefined) return nothing;
  const edits = Object.keys(node.params).map((param): Edit => ({ type: 'setParam', nodeId, param, value: undefined }));
  return {
    title: `Reset ${node.type}`,
    edits,
    select: [nodeId],
    announce: 'All parameters are back at their defaults',
  };
}

/** Another type at the same place: wires stay, and so do the parameters that both types have in the same form. */
export function replaceType(document: NetworkDocument, nodeId: string, type: string): Operation {
  const node = document.nodes.find((candidate) => candidate.id === nodeId);
  const [before, after] = [node === undefined ? null : findLayer(node.type), findLayer(type)];
  if (node === undefined || before === null || after === null || before === after) return nothing;
  const shared = Object.entries(node.params).filter(
    ([param]) => after.params[param] !== undefined && after.params[param]?.kind === before.params[param]?.kind,
  );
  const params: JsonObject = Object.fromEntries(shared);
  return {
    title: `Replace ${node.type} with ${type}`,
    edits: [{ type: 'replaceNode', nodeId, node: { ...node, type, params } }],
    select: [nodeId],
    announce: `Replaced ${node.type} with ${type}`,
  };
}

export function setTraining(_document: NetworkDocument, field: string, value: Json | undefined): Operation {
  return {
    title: 'Change training settings',
    edits: [{ type: 'setTraining', field, value }],
    select: [],
    announce: '',
  };
}

export function setName(_document: NetworkDocument, name: string): Operation {
  return {
    title: 'Rename network',
    edits: [{ type: 'setName', name: name.trim() === '' ? 'Untitled network' : name.trim().slice(0, 200) }],
    select: [],
    announce: '',
  };
}

export function applyFix(fix: Fix): Operation {
  const select = fix.edits.flatMap((edit) =>
    edit.type === 'addNode'
      ? [edit.node.id]
      : edit.type === 'setParam' || edit.type === 'replaceNode'
        ? [edit.nodeId]
        : [],
  );
  return {
    title: fix.title,
    edits: fix.edits,
    select: [...new Set(select)].slice(0, 1),
    announce: `Done: ${fix.title}`,
  };
}
