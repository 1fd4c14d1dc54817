import { isJsonObject, type Json, type JsonObject } from '../document/json';
import { ImportRefusal } from './ImportRefusal';
import { type InboundNode, readInboundNodes, readTensorRefs, type TensorRef } from './inboundNodes';
import type { KerasCall, KerasEntry, KerasModel, PathStep } from './KerasModel';
import { field, isList, listOr, objectOr, requireList, requireObject, shown, textOr } from './readJson';

const mostCalls = 20_000;
const deepestNesting = 50;

/** Reads what Keras says of a model, `{ "class_name", "config" }`, without the nesting. Throws an `ImportRefusal`. */
export function readModel(value: Json): KerasModel {
  const whole = requireObject(value, 'The description of the model');
  const flattening = new Flattening();
  const outputs = flattening.model(whole, [], [], 0);
  const name = textOr(field(configOf(whole), 'name'), '');
  return { name, calls: flattening.calls, outputs };
}

/** Classes that are models of layers. Others that hold layers are layers of their own, which cannot be looked into. */
function isModel(className: string, config: JsonObject): boolean {
  return isList(config.layers) && (className === 'Functional' || className === 'Model' || className === 'Sequential');
}

/** Sequential models of the first Keras are only a list of layers. */
function configOf(entry: JsonObject): JsonObject {
  const config = field(entry, 'config');
  return isList(config) ? { layers: config } : objectOr(config);
}

class Flattening {
  readonly calls: KerasCall[] = [];

  /** Adds the calls of a model that is fed by others, or by nothing; answers its outputs. */
  model(entry: JsonObject, path: readonly PathStep[], feeds: readonly number[], use: number): readonly number[] {
    if (path.length > deepestNesting) {
      throw new ImportRefusal(`Models are nested more than ${deepestNesting} deep, which no real network is.`);
    }
    const className = textOr(field(entry, 'class_name'), '');
    const config = configOf(entry);
    if (!isModel(className, config)) {
      throw new ImportRefusal(
        `The model is of the class ${shown(className) || 'without a name'}. Only functional and sequential models say how they are built; ` +
          'a subclass of Model is a program, which is not run. Rebuild it with the functional API and save that.',
      );
    }
    const entries = requireList(config.layers, 'The list of layers').map((layer) =>
      requireObject(layer, 'A layer of the list'),
    );
    if (entries.length > mostCalls) throw tooManyLayers();
    const steps = stepsOf(entries);
    return className === 'Sequential'
      ? this.sequential(entries, steps, path, feeds, use, config)
      : this.functional(entries, steps, path, feeds, use, config);
  }

  private sequential(
    entries: readonly JsonObject[],
    steps: readonly PathStep[],
    path: readonly PathStep[],
    feeds: readonly number[],
    use: number,
    config: JsonObject,
  ): readonly number[] {
    let last = feeds.slice(0, 1);
    entries.forEach((layer, index) => {
      const step = steps[index] as PathStep;
      if (last.length === 0 && !isInput(layer)) last = [this.impliedInput(layer, config, path)];
      else if (last.length > 0 && isInput(layer)) return;
      last = [...this.layer(layer, [...path, step], { ...fedBy, inputs: last }, use)].slice(0, 1);
    });
    return last;
  }

  /** What a sequential model of Keras 2 takes is said by its first layer, in Keras 3 by itself. */
  private impliedInput(first: JsonObject, config: JsonObject, path: readonly PathStep[]): number {
    const inner = listOr(configOf(first).layers).find(isJsonObject);
    const shape =
      field(configOf(first), 'batch_input_shape') ??
      field(configOf(first), 'batch_shape') ??
      config.build_input_shape ??
      field(objectOr(field(first, 'build_config')), 'input_shape') ??
      field(inner === undefined ? {} : configOf(inner), 'batch_input_shape') ??
      null;
    const entry: KerasEntry = {
      className: 'InputLayer',
      module: 'keras.layers',
      config: { batch_shape: shape },
      path: [...path, { name: 'input', key: 'input_layer' }],
    };
    return this.add({ entry, use: 0, ...fedBy });
  }

  private functional(
    entries: readonly JsonObject[],
    steps: readonly PathStep[],
    path: readonly PathStep[],
    feeds: readonly number[],
    use: number,
    config: JsonObject,
  ): readonly number[] {
    const feedOf = new Map(
      readTensorRefs(config.input_layers).map(({ layer }, index) => [layer, feeds[index]] as const),
    );
    const outputRefs = readTensorRefs(config.output_layers);
    const nodes = entries.map((entry) => readInboundNodes(field(entry, 'inbound_nodes')));
    const offsets = offsetsOf(entries, steps, nodes, outputRefs);
    const produced = new Map<string, readonly number[]>();
    const resolve = ({ layer, node, tensor }: TensorRef): number | null | undefined => {
      const outputs = produced.get(`${node - (offsets.get(layer) ?? 0)} ${layer}`);
      return outputs === undefined ? undefined : (outputs[tensor] ?? null);
    };

    // Layers are mostly listed in order, so that few rounds are needed; a round without progress means a cycle.
    let waiting = entries.flatMap((entry, index) => {
      const uses = isInput(entry) ? [{ ...fedBy, inputs: [] }] : (nodes[index] ?? []);
      return uses.map((node, number) => ({ entry, step: steps[index] as PathStep, node, number }));
    });
    while (waiting.length > 0) {
      const left: typeof waiting = [];
      for (const item of waiting) {
        const { entry, step, node, number } = item;
        const inputs = node.inputs.map(resolve);
        if (inputs.includes(undefined)) {
          left.push(item);
          continue;
        }
        const feed = isInput(entry) ? feedOf.get(step.name) : undefined;
        const known = inputs.filter((input) => typeof input === 'number');
        const problem =
          known.length === inputs.length ? node.problem : 'it takes an output that the layer before has not';
        produced.set(
          `${number} ${step.name}`,
          feed !== undefined
            ? [feed]
            : this.layer(entry, [...path, step], { ...node, inputs: known, problem }, use + number),
        );
      }
      if (left.length === waiting.length) throw unresolved(left.map(({ step }) => step.name));
      waiting = left;
    }
    return outputRefs.flatMap((ref) => resolve(ref) ?? []);
  }

  /** A layer, or a model in place of one; answers its outputs. */
  private layer(
    entry: JsonObject,
    path: readonly PathStep[],
    node: Omit<KerasCall, 'entry' | 'use'>,
    use: number,
  ): readonly number[] {
    const className = textOr(field(entry, 'class_name'), '');
    const config = configOf(entry);
    if (isModel(className, config)) return this.model(entry, path, node.inputs, use);
    const module = textOr(field(entry, 'module'), '');
    return [this.add({ entry: { className, module, config, path }, use, ...node })];
  }

  private add(call: KerasCall): number {
    if (this.calls.length >= mostCalls) throw tooManyLayers();
    return this.calls.push(call) - 1;
  }
}

const fedBy = { inputs: [], constants: [], named: {}, problem: null } satisfies InboundNode;

function isInput(entry: JsonObject): boolean {
  return field(entry, 'class_name') === 'InputLayer';
}

function nameOf(entry: JsonObject): string {
  return textOr(field(entry, 'name'), textOr(field(configOf(entry), 'name'), ''));
}

function stepsOf(entries: readonly JsonObject[]): readonly PathStep[] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const base = snakeClass(textOr(field(entry, 'class_name'), ''));
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    return { name: nameOf(entry), key: count === 0 ? base : `${base}_${count}` };
  });
}

/** "BatchNormalization" -> "batch_normalization", as Keras names the weights of its classes. */
function snakeClass(className: string): string {
  return className
    .replaceAll(/\W+/g, '')
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** A model counts the way it was built as its first use, so that its uses elsewhere begin with 1. */
function offsetsOf(
  entries: readonly JsonObject[],
  steps: readonly PathStep[],
  nodes: readonly (readonly InboundNode[])[],
  outputs: readonly TensorRef[],
): ReadonlyMap<string, number> {
  const least = new Map<string, number>();
  for (const { layer, node } of [...nodes.flat().flatMap(({ inputs }) => inputs), ...outputs]) {
    least.set(layer, Math.min(least.get(layer) ?? node, node));
  }
  return new Map(
    entries.flatMap((entry, index) => {
      const { name } = steps[index] as PathStep;
      const model = isModel(textOr(field(entry, 'class_name'), ''), configOf(entry));
      return model && (least.get(name) ?? 0) > 0 ? [[name, 1] as const] : [];
    }),
  );
}

function tooManyLayers(): ImportRefusal {
  return new ImportRefusal(`The model has more than ${mostCalls.toLocaleString('en')} layers, which is too many.`);
}

function unresolved(names: readonly string[]): ImportRefusal {
  const some = names.slice(0, 3).map((name) => `“${shown(name)}”`);
  return new ImportRefusal(
    `The layers ${some.join(', ')}${names.length > 3 ? ' and others' : ''} feed each other in a circle, or are fed by layers ` +
      'that the file does not have. It may be damaged.',
  );
}
