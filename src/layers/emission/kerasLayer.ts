import type { Json, JsonObject } from '../../document/json';
import { jsonEqual } from '../../document/json';
import type { LayerDefinition } from '../LayerDefinition';
import type { ParamSpec, Regularizer } from '../params';
import type { EmissionContext } from './EmissionContext';
import type { KerasLayer } from './KerasCall';
import signatures from './kerasSignatures.facts.json';

/** `[name]` of a required argument, `[name, default]` of any other. */
type Argument = readonly [name: string, initial?: Json];

// The file is written by tools/facts/keras_signatures.py from Keras itself; JSON imports have no tuples.
const signatureOf = signatures as unknown as { readonly [className: string]: readonly Argument[] | undefined };

/** Where Keras writes one word: everywhere else its name is ours in snake case. */
const ownNames: { readonly [param: string]: string } = { keepDims: 'keepdims' };

/** First arguments that people write without their name though they have a default. */
const plainFirst: ReadonlySet<string> = new Set(['pool_size', 'size', 'padding', 'cropping', 'mode']);

/**
 * A layer as Keras 3 is told of it: by the definition's own rule, or else by its parameters, each under Keras' name and in
 * Keras' words, without those that equal Keras' defaults.
 */
export function kerasLayer(definition: LayerDefinition, context: EmissionContext): KerasLayer {
  return definition.keras?.(context) ?? layerByParams(definition, context);
}

/** All of a layer's arguments, those with Keras' defaults too: what stands in a saved model. */
export function kerasConfig(definition: LayerDefinition, context: EmissionContext): JsonObject {
  const { known, given } = argumentsOf(definition, context);
  const all = known.flatMap(([name]): [string, Json][] => {
    const argument = given.get(name);
    return argument === undefined ? [] : [[name, argument.value]];
  });
  return { ...Object.fromEntries(all), ...definition.keras?.(context).config };
}

function layerByParams(definition: LayerDefinition, context: EmissionContext): KerasLayer {
  const { className, known, given } = argumentsOf(definition, context);
  const config: Record<string, Json> = {};
  for (const [name, ...initial] of known) {
    const argument = given.get(name);
    if (argument === undefined) continue;
    const [usual] = initial;
    if (usual === undefined || !jsonEqual(argument.value, usualValue(argument.spec, usual))) {
      config[name] = argument.value;
    }
  }
  return { className, config, positional: positionalOf(known, config) };
}

/** The arguments of the class, and what the parameters give of them. */
function argumentsOf({ type, family, params }: LayerDefinition, context: EmissionContext) {
  const className = family === 'input' ? 'InputLayer' : type;
  const known = signatureOf[className] ?? Object.keys(params).map((param): Argument => [argumentName(param)]);
  const given = new Map(
    Object.entries(params).map(([param, spec]) => [
      argumentName(param),
      { spec, value: kerasValue(spec, context.params[param] as Json) },
    ]),
  );
  return { className, known, given };
}

/** All that Keras wants to be told, or the size that a layer's name makes plain. */
function positionalOf(known: readonly Argument[], config: JsonObject): readonly string[] {
  const required = known.filter(([, ...initial]) => initial.length === 0).map(([name]) => name);
  const [first] = known;
  if (required.length === 0 && first !== undefined && plainFirst.has(first[0])) required.push(first[0]);
  return required.filter((name) => name in config);
}

function argumentName(param: string): string {
  return ownNames[param] ?? snake(param);
}

/** "horizontalAndVertical" -> "horizontal_and_vertical". */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function kerasValue(spec: ParamSpec, value: Json): Json {
  switch (spec.kind) {
    case 'activation':
    case 'initializer':
    case 'choice':
      return snake(String(value));
    case 'regularizer':
      return value === null ? null : { class_name: 'L1L2', config: penalties(value as Regularizer) };
    case 'perChannel': {
      const values = value as readonly number[];
      return values.length === 1 ? (values[0] as number) : values;
    }
    case 'integer':
    case 'number':
    case 'optionalNumber':
    case 'boolean':
    case 'pair':
    case 'optionalPair':
    case 'inputShape':
    case 'targetShape':
    case 'sides':
    case 'noiseShape':
    case 'axis':
    case 'text':
      return value;
  }
}

function penalties({ l1, l2 }: Regularizer): JsonObject {
  return { l1, l2 };
}

/** Keras' default in the form of our values. */
function usualValue(spec: ParamSpec, initial: Json): Json {
  if (spec.kind === 'activation') return initial ?? 'linear';
  if (spec.kind !== 'sides' || !Array.isArray(initial)) return initial;
  return initial.map((side: Json) => (Array.isArray(side) ? side : [side, side]));
}
