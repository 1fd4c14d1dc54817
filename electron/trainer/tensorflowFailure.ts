import { formatCount, formatShape } from '../../src/document/Shape';
import type { RunFailure } from '../../src/training/RunRecord';

/** What the user calls a layer, by its id; null where there is none of that id. */
export type LayerNames = (layerId: string) => string | null;

/** How the library's messages begin that say that TensorFlow failed. */
const spoken = /Session fail to run with error: |Invalid TF_Status: \d+\s+Message: |Failed to load SavedModel: /;

const memoryWords =
  /out of memory|\bOOM\b|ResourceExhausted|resource exhausted|bad_alloc|failed to allocate|allocation failed|Cannot enlarge memory|memory access out of bounds|Invalid typed array length/i;

const valueBytes: { readonly [type: string]: number } = { float: 4, half: 2, double: 8, int64: 8, int32: 4 };

/** A failure of memory, with the layer and the numbers where TensorFlow says them; null where it is another. */
export function memoryFailure(text: string, names: LayerNames): Pick<RunFailure, 'code' | 'message'> | null {
  if (!memoryWords.test(text)) return null;
  const layer = layerIn(text, names);
  const where = layer === null ? '' : ` in ${layer}`;
  return {
    code: 'out-of-memory',
    message: `There was not enough memory${where}${allocationIn(text)}. Try a smaller batch size, smaller images or fewer filters.`,
  };
}

/** A graph that TensorFlow refuses to load or to run; null where the error is not TensorFlow's. */
export function graphFailure(text: string, names: LayerNames): Pick<RunFailure, 'code' | 'message'> | null {
  const found = spoken.exec(text);
  if (found === null) return null;
  const layer = layerIn(text, names);
  const [words = ''] = text.slice(found.index + found[0].length).split('\n');
  const said = words.replace(/\s*\[\[.*$/, '').trim();
  const what = `TensorFlow refuses to compute ${layer ?? 'this network'}`;
  const why = said === '' ? '.' : `: ${withStop(said)}`;
  return { code: 'graph-refused', message: `${what}${why} Another engine may be able to.` };
}

/** The layer whose operation a message of TensorFlow names: graphs call them `.../layers/<layer id>/...`. */
function layerIn(text: string, names: LayerNames): string | null {
  for (const [, id = ''] of text.matchAll(/(?:^|[^\w-])layers\/([\w-]+)\//g)) {
    const name = names(id);
    if (name !== null) return name;
  }
  return null;
}

/** ": 512 × 28 × 28 × 64 numbers take 98 MB", from "shape[512,28,28,64] and type float". */
function allocationIn(text: string): string {
  const [, sizes, type = 'float'] = /shape ?\[([\d,]+)\](?: and type (\w+))?/.exec(text) ?? [];
  if (sizes === undefined) return '';
  const shape = sizes.split(',').map(Number);
  const bytes = shape.reduce((product, size) => product * size, valueBytes[type] ?? 4);
  return `: ${formatShape(shape)} numbers take ${inUnits(bytes)}`;
}

function inUnits(bytes: number): string {
  if (bytes >= 1e9) return `${formatCount(Math.round(bytes / 1e9))} GB`;
  return `${formatCount(Math.max(1, Math.round(bytes / 1e6)))} MB`;
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
