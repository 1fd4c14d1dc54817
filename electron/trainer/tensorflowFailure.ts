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
    message: `There was not enough memory${where}${allocationIn(text)}. Try a smaller batch size, smaller images, or fewer filters and units.`,
  };
}

/** A graph that TensorFlow refuses to load or to run; null where the error is not TensorFlow's. */
export function graphFailure(text: string, names: LayerNames): Pick<RunFailure, 'code' | 'message'> | null {
  const found = spoken.exec(text);
  if (found === null) return null;
  const layer = layerIn(text, names);
  const [words = ''] = text.slice(found.index + found[0].length).split('\n');
  const said = forPeople(words);
  const what = `TensorFlow refuses to compute ${layer ?? 'this network'}`;
  const why = said === '' ? '.' : `: ${withStop(said)}`;
  return { code: 'graph-refused', message: `${what}${why} Another engine may be able to.` };
}

/** The layer whose operation a message of TensorFlow names, first of all as `{{node NAME}}`. */
function layerIn(text: string, names: LayerNames): string | null {
  const nodes = Array.from(text.matchAll(/\{\{node ([^}]*)\}\}/g), ([, node = '']) => node);
  // Graphs call operations `.../layers/<layer id>/...`, and what is kept from step to step after its layer too.
  for (const [, id = ''] of [...nodes, text]
    .join('\n')
    .matchAll(/(?:^|[^\w-])(?:layers|weights|memory)\/([\w-]+)\//gm)) {
    const name = names(id);
    if (name !== null) return name;
  }
  return null;
}

/** More than this is read by nobody; the rest is in the detail. */
const mostLetters = 200;

/** A message of TensorFlow without what speaks of the graph: whole operations, and the paths before their names. */
function forPeople(words: string): string {
  const said = words
    .replace(/\s*\[\[.*$/, '')
    .replace(/ for '\{\{node.*\}\}.*'(?= with input shapes)/, '')
    .replace(/(?:[\w-]+\/)*layers\/[\w-]+\/(?:[\w-]+\/)*/g, '')
    .trim();
  const [first = ''] = said.split(/(?<=\.) /);
  return said.length > mostLetters ? first : said;
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
