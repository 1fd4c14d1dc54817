import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sizeOf } from '../../../../src/document/Shape';
import type { EmissionContext } from '../../../../src/layers/emission/EmissionContext';
import type { LayerDefinition } from '../../../../src/layers/LayerDefinition';
import { findLayer } from '../../../../src/layers/registry';
import { resolveParams } from '../../../../src/layers/resolveParams';
import type { KerasFact, SampledValues } from '../../../../src/layers/testing/kerasFacts';
import { factBatch, factInput, factWeight, kerasFacts, sampledIndex } from '../../../../src/layers/testing/kerasFacts';
import { type PythonKind, runPython } from './python';

/** What Keras makes of one layer, and the layer as code is written from it. */
export type LayerFact = {
  readonly fact: KerasFact;
  readonly definition: LayerDefinition;
  readonly context: EmissionContext;
};

/** A tensor as Python reads it. */
export type JsonTensor = { readonly shape: readonly number[]; readonly values: readonly number[] };

export const layerFacts: readonly LayerFact[] = kerasFacts.map((fact) => {
  const { type, inputs } = fact;
  const definition = findLayer(type);
  if (definition === null) throw new Error(`There is no layer type ${type}.`);
  const { params } = resolveParams(definition, fact.params, `${type} 1`);
  if (params === null) throw new Error(`The parameters of ${fact.id} are refused.`);
  const inferred = definition.infer({ params, inputs, name: `${type} 1`, inputNames: inputs.map(() => 'Layer 1') });
  if (!inferred.ok) throw new Error(`${fact.id} is refused.`);
  return { fact, definition, context: { params, inputs, output: inferred.output, weights: inferred.weights } };
});

/** The inputs of a fact in Keras' order, with the batch in front. */
export function inputTensors({ fact }: LayerFact): readonly JsonTensor[] {
  return fact.inputs.map((shape, slot) => ({ shape: [factBatch, ...shape], values: [...factInput(shape, slot)] }));
}

/** The weights of a fact in Keras' order, by name. */
export function weightTensors({ fact }: LayerFact): { readonly [name: string]: JsonTensor } {
  return Object.fromEntries(
    fact.weights.map(({ name, shape }, index) => [name, { shape, values: [...factWeight(name, shape, index)] }]),
  );
}

/** A tensor with its axes in another order, and then in another shape. */
export function rearranged(
  { shape, values }: JsonTensor,
  change: { readonly permute?: readonly number[]; readonly shape?: readonly number[] },
): JsonTensor {
  const order = change.permute ?? shape.map((_, axis) => axis);
  const sizes = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => sizeOf(shape.slice(axis + 1)));
  const moved = values.map((_, place) => {
    let [rest, index] = [place, 0];
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      const size = sizes[axis] ?? 1;
      index += (rest % size) * (steps[axis] ?? 0);
      rest = Math.floor(rest / size);
    }
    return values[index] ?? Number.NaN;
  });
  return { shape: change.shape ?? sizes, values: moved };
}

/**
 * Runs a program once for all cases: `compute(case)`, defined by `code`, answers what becomes JSON. An answer is by the index
 * of its case; where Python refuses a case it is `{ error }`.
 */
export async function computeAll(
  kind: PythonKind,
  code: string,
  cases: readonly unknown[],
): Promise<readonly unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'convcanvas-facts-'));
  try {
    const [program, input, output] = ['program.py', 'cases.json', 'answers.json'].map((name) => join(folder, name));
    if (program === undefined || input === undefined || output === undefined) throw new Error('No files.');
    writeFileSync(program, `${code}\n${loop}`);
    writeFileSync(input, JSON.stringify(cases));
    await runPython(kind, [program, input, output]);
    return JSON.parse(readFileSync(output, 'utf8')) as readonly unknown[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const loop = `
import json, sys, traceback

answers = []
with open(sys.argv[1]) as file:
    cases = json.load(file)
for case in cases:
    try:
        answers.append(compute(case))
    except Exception:
        answers.append({"error": traceback.format_exc()})
with open(sys.argv[2], "w") as file:
    json.dump(answers, file)
`;

/** Compares a flat tensor with Keras' at 1e-5, relative where values are above 1. */
export function expectSampled(what: string, values: readonly number[], expected: SampledValues): void {
  expect(values.length, `number of values of ${what}`).toBe(expected.size);
  expected.values.forEach((value, k) => {
    const index = sampledIndex(expected, k);
    const distance = Math.abs((values[index] ?? Number.NaN) - value);
    // Written so that NaN fails.
    if (!(distance <= 1e-5 * Math.max(1, Math.abs(value)))) {
      expect.fail(`value ${index} of ${what} is ${values[index]}, but Keras has ${value}`);
    }
  });
}

/** Compares the output of the layer in inference with Keras'. */
export function expectInference({ fact }: LayerFact, output: JsonTensor): void {
  expect(output.shape).toEqual([factBatch, ...fact.output]);
  expect(output.values.length).toBe(factBatch * sizeOf(fact.output));
  expectSampled('the output', output.values, fact.inference);
}
