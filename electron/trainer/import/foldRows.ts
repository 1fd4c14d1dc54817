import { COLUMN_STEP, NODE_HEIGHT, NODE_WIDTH, ROW_STEP, snap } from '../../../src/document/geometry';
import type { DocumentEdge, Position } from '../../../src/document/NetworkDocument';

/** Nodes below each other, with their heights in one long row; each is fed by columns before its own only. */
export type Column = readonly { readonly id: string; readonly y: number }[];

/** Of the canvas between its panels. */
const screenAspect = 1.6;
/** Rows are at least so many columns long where there are as many. */
const leastLength = 5;
const mostLength = 80;

type Row = { readonly start: number; readonly end: number };

/**
 * Breaks one long row of columns into rows below each other, so that all together have about the shape of a screen. A row
 * ends where few wires leave it, as behind a residual block, rather than in the midst of one.
 */
export function foldRows(columns: readonly Column[], edges: readonly DocumentEdge[]): ReadonlyMap<string, Position> {
  const leaving = wiresLeaving(
    columns.map((column) => column.map(({ id }) => id)),
    edges,
  );
  let best: readonly Row[] = [{ start: 0, end: columns.length }];
  let least = Number.POSITIVE_INFINITY;
  for (let length = leastLength; length <= Math.min(columns.length, mostLength); length++) {
    const rows = rowsOf(columns.length, length, leaving);
    const distance = Math.abs(Math.log(aspectOf(columns, rows) / screenAspect));
    if (distance < least) [best, least] = [rows, distance];
  }
  return placesOf(columns, best);
}

/** How many layers feed one behind each column from it or from before: a break there is crossed by so many wires. */
export function wiresLeaving(
  columns: readonly (readonly string[])[],
  edges: readonly DocumentEdge[],
): readonly number[] {
  const columnOf = new Map(columns.flatMap((column, index) => column.map((id) => [id, index] as const)));
  const farthest = new Map<string, number>();
  for (const { source, target } of edges) {
    farthest.set(source, Math.max(farthest.get(source) ?? 0, columnOf.get(target) ?? 0));
  }
  const changes = columns.map(() => 0);
  for (const [source, end] of farthest) {
    const start = columnOf.get(source) ?? 0;
    if (end <= start) continue;
    changes[start] = (changes[start] ?? 0) + 1;
    changes[end] = (changes[end] ?? 0) - 1;
  }
  let crossing = 0;
  return changes.map((change) => {
    crossing += change;
    return crossing;
  });
}

/** Rows of about one length. */
function rowsOf(count: number, length: number, leaving: readonly number[]): readonly Row[] {
  const [shortest, longest] = [Math.ceil(length * 0.7), Math.ceil(length * 1.2)];
  const rows: Row[] = [];
  let start = 0;
  while (count - start > longest) {
    let end = start + length;
    const cost = (candidate: number) => [leaving[candidate - 1] ?? 0, Math.abs(candidate - start - length)] as const;
    for (let candidate = start + shortest; candidate <= start + longest; candidate++) {
      const [wires, away] = cost(candidate);
      const [fewest, nearest] = cost(end);
      if (wires < fewest || (wires === fewest && away < nearest)) end = candidate;
    }
    rows.push({ start, end });
    start = end;
  }
  return [...rows, { start, end: count }];
}

function aspectOf(columns: readonly Column[], rows: readonly Row[]): number {
  const widest = rows.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const height = rows.reduce((sum, row) => sum + heightOf(columns, row).height + ROW_STEP, 0);
  return ((widest - 1) * COLUMN_STEP + NODE_WIDTH) / (height - ROW_STEP + NODE_HEIGHT);
}

/** Of the places of a row's nodes, without the nodes themselves. */
function heightOf(columns: readonly Column[], { start, end }: Row): { readonly top: number; readonly height: number } {
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of columns.slice(start, end)) {
    for (const { y } of column) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { top, height: bottom - top };
}

function placesOf(columns: readonly Column[], rows: readonly Row[]): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>();
  let offset = 0;
  for (const row of rows) {
    const { top, height } = heightOf(columns, row);
    columns.slice(row.start, row.end).forEach((column, index) => {
      for (const { id, y } of column) places.set(id, snap({ x: index * COLUMN_STEP, y: offset + y - top }));
    });
    offset += height + ROW_STEP;
  }
  return places;
}
