import type { PlanLayer } from '../../compiler/Plan';
import type { Json } from '../../document/json';
import { isJsonObject } from '../../document/json';
import type { KerasLayer } from '../../layers/emission/KerasCall';
import { kerasLayer } from '../../layers/emission/kerasLayer';
import { emissionContext } from '../emissionContext';
import { pythonString } from '../python/pythonText';
import { pythonNumber, pythonValue } from '../python/pythonValue';

/** Of height and width, where one number stands for both. */
const pairs: ReadonlySet<string> = new Set(['kernel_size', 'strides', 'dilation_rate', 'pool_size', 'size']);
/** Of all four sides, where one number stands for all, and two for the height's and the width's. */
const sides: ReadonlySet<string> = new Set(['padding', 'cropping']);
/** Written as lists: one number a channel. */
const channelLists: ReadonlySet<string> = new Set(['mean', 'variance', 'scale', 'offset']);

/** A layer of the plan as Keras is told of it; null where it is not computed. */
export function kerasLayerOf(layer: PlanLayer): KerasLayer | null {
  const context = emissionContext(layer);
  return context === null ? null : kerasLayer(layer.definition, context);
}

/** `layers.Conv2D(16, 3, activation="relu", name="conv1")`. */
export function constructorCall({ className, config, positional }: KerasLayer, name: string): string {
  const isInput = className === 'InputLayer';
  const items = Object.entries(config).map(([argument, value]) => {
    const written = argumentValue(argument, value);
    return positional.includes(argument) ? written : `${argument}=${written}`;
  });
  return `${isInput ? 'keras.Input' : `layers.${className}`}(${[...items, `name=${pythonString(name)}`].join(', ')})`;
}

function argumentValue(argument: string, value: Json): string {
  if (argument.endsWith('_regularizer')) return regularizer(value);
  if (!Array.isArray(value)) return pythonValue(value, true);
  if (channelLists.has(argument)) return `[${value.map((item: Json) => pythonValue(item, true)).join(', ')}]`;
  if (pairs.has(argument)) return pythonValue(oneOfEqual(value), true);
  if (sides.has(argument)) return pythonValue(shortSides(value), true);
  return pythonValue(value, true);
}

/** `[[1, 1], [2, 2]]` -> `[1, 2]`; sides that differ stay as they are. */
function shortSides(value: readonly Json[]): Json {
  const short = value.map(oneOfEqual);
  return short.every((side) => typeof side === 'number') ? oneOfEqual(short) : value;
}

/** `[3, 3]` -> 3. */
function oneOfEqual(value: Json): Json {
  if (!Array.isArray(value)) return value;
  const [first, second] = value as readonly Json[];
  return typeof first === 'number' && first === second ? first : value;
}

function regularizer(value: Json): string {
  const { l1, l2 } = isJsonObject(value) && isJsonObject(value.config) ? value.config : { l1: 0, l2: 0 };
  const [first, second] = [Number(l1 ?? 0), Number(l2 ?? 0)];
  if (first === 0) return `keras.regularizers.L2(${pythonNumber(second)})`;
  if (second === 0) return `keras.regularizers.L1(${pythonNumber(first)})`;
  return `keras.regularizers.L1L2(l1=${pythonNumber(first)}, l2=${pythonNumber(second)})`;
}
