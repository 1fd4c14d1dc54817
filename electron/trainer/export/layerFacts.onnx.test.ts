import { Buffer } from 'node:buffer';
import { beforeAll, describe, it } from 'vitest';
import type { Shape } from '../../../src/document/Shape';
import type { OnnxContext } from '../../../src/layers/emission/OnnxContext';
import { OnnxGraph } from '../../../src/onnx/OnnxGraph';
import { onnxModelBytes } from '../../../src/onnx/onnxModel';
import type { JsonTensor, LayerFact } from './testing/layerFacts';
import { computeAll, expectInference, inputTensors, layerFacts, rearranged, weightTensors } from './testing/layerFacts';

/** What ONNX Runtime makes of a fact, in Keras' order. */
type Answer = { readonly error: string } | { readonly output: JsonTensor };

/** A model of this one layer, for a batch of any size. Its inputs are `x0`, `x1`, ... */
function layerModel(layer: LayerFact): Uint8Array {
  const { definition, context } = layer;
  const graph = new OnnxGraph();
  const weights = weightTensors(layer);
  const weight: OnnxContext['weight'] = (name, change = {}) => {
    const given = weights[name];
    if (given === undefined) throw new Error(`There is no weight ${name}.`);
    const { shape, values } = rearranged(given, change);
    return graph.floats(values, shape, name);
  };
  const inputs = context.inputs.map((shape, slot) => ({ name: `x${slot}`, shape: batched(shape) }));
  const [input = { name: 'x0' }] = inputs;
  const output = definition.onnx({ ...context, graph, tensors: inputs, input, weight });
  if (output === undefined) throw new Error(`${definition.type} is not written in ONNX.`);
  // What does nothing in inference has its input as its output, and a graph may not.
  const named = inputs.some(({ name }) => name === output.name) ? graph.node('Identity', [output]) : output;
  const outputs = [{ name: named.name, shape: batched(context.output) }];
  return onnxModelBytes(graph, { name: 'layer', inputs, outputs, metadata: {} });
}

/** Images are channels first. */
function batched(shape: Shape): readonly (number | string)[] {
  const [height = 1, width = 1, channels = 1] = shape;
  return ['batch', ...(shape.length === 3 ? [channels, height, width] : shape)];
}

const program = `
import base64
import numpy as np
import onnx
import onnxruntime

def channels_first(x):
    return x.transpose(0, 3, 1, 2) if x.ndim == 4 else x

def channels_last(x):
    return x.transpose(0, 2, 3, 1) if x.ndim == 4 else x

def compute(case):
    model = onnx.load_model_from_string(base64.b64decode(case["model"]))
    onnx.checker.check_model(model, full_check=True)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    inputs = [np.array(given["values"], np.float32).reshape(given["shape"]) for given in case["inputs"]]
    feeds = {f"x{slot}": np.ascontiguousarray(channels_first(x)) for slot, x in enumerate(inputs)}
    (output,) = session.run(None, feeds)
    output = channels_last(output)
    return {"output": {"shape": list(output.shape), "values": output.flatten().tolist()}}
`;

describe('a layer in ONNX', () => {
  let answers: ReadonlyMap<string, Answer> = new Map();

  beforeAll(async () => {
    const cases = layerFacts.map((layer) => ({
      model: Buffer.from(layerModel(layer)).toString('base64'),
      inputs: inputTensors(layer),
    }));
    const computed = (await computeAll('main', program, cases)) as readonly Answer[];
    answers = new Map(
      layerFacts.flatMap(({ fact }, index) => {
        const answer = computed[index];
        return answer === undefined ? [] : [[fact.id, answer] as const];
      }),
    );
  });

  it.each(layerFacts.map((layer) => [layer.fact.id, layer] as const))('computes as in Keras: %s', (id, layer) => {
    const answer = answers.get(id);
    if (answer === undefined) throw new Error('ONNX Runtime gave no answer.');
    if ('error' in answer) throw new Error(answer.error);
    expectInference(layer, answer.output);
  });
});
