import { beforeAll, describe, expect, it } from 'vitest';
import type { PytorchHelper } from '../../../src/layers/emission/pytorchHelpers';
import { factLearningRate, factTarget } from '../../../src/layers/testing/kerasFacts';
import type { JsonTensor, LayerFact } from './testing/layerFacts';
import {
  computeAll,
  expectInference,
  expectSampled,
  inputTensors,
  layerFacts,
  weightTensors,
} from './testing/layerFacts';

/** What PyTorch makes of a fact, in Keras' order. */
type Answer =
  | { readonly error: string }
  | {
      readonly output: JsonTensor;
      readonly step: {
        readonly loss: number;
        readonly weights: { readonly [name: string]: readonly number[] };
        readonly inputGradients: readonly (readonly number[])[];
      } | null;
    };

/** A module with one layer, as Python. */
function moduleSource({ definition, context }: LayerFact): string {
  const layer = definition.pytorch(context);
  if (layer === undefined) return 'raise NotImplementedError()';
  const names = context.inputs.map((_, slot) => `x${slot}`);
  const attribute = (suffix: string) => (suffix === '' ? 'layer' : `layer_${suffix}`);
  return [
    'import math',
    'import torch',
    'import torch.nn.functional as F',
    'from torch import nn',
    ...withNeeded(layer.helpers ?? []).map(({ code }) => code),
    'class Net(nn.Module):',
    '    def __init__(self):',
    '        super().__init__()',
    ...layer.modules.map(({ suffix, code }) => `        self.${attribute(suffix)} = ${code}`),
    `    def forward(self, ${names.join(', ')}):`,
    `        return ${layer.forward(names, (suffix) => `self.${attribute(suffix)}`)}`,
  ].join('\n');
}

/** Each helper once, behind those that it needs. */
function withNeeded(helpers: readonly PytorchHelper[]): readonly PytorchHelper[] {
  return [...new Set(helpers.flatMap((helper) => [...withNeeded(helper.needs ?? []), helper]))];
}

/** Where the module keeps each weight of the plan. */
function weightPlaces({ definition, context }: LayerFact) {
  const modules = definition.pytorch(context).modules ?? [];
  return modules.flatMap(({ suffix, weights }) =>
    weights.map(({ parameter, weight, permute, shape }) => ({
      key: `${suffix === '' ? 'layer' : `layer_${suffix}`}.${parameter}`,
      weight,
      permute: permute ?? null,
      shape: shape ?? null,
    })),
  );
}

/** Penalties belong to the training script, not to the layer. */
const isStepAsked = ({ fact }: LayerFact) => fact.training !== null && (fact.params.kernelRegularizer ?? null) === null;

const program = `
import torch

torch.manual_seed(1)

def tensor(given):
    return torch.tensor(given["values"], dtype=torch.float32).reshape(given["shape"])

def channels_first(x):
    return x.permute(0, 3, 1, 2) if x.ndim == 4 else x

def channels_last(x):
    return x.permute(0, 2, 3, 1) if x.ndim == 4 else x

def flat(x):
    return x.detach().flatten().tolist()

def moved(value, place):
    if place["permute"]:
        value = value.permute(place["permute"])
    return value.reshape(place["shape"]) if place["shape"] else value

def moved_back(value, place, shape):
    order = place["permute"] or list(range(len(shape)))
    back = [order.index(axis) for axis in range(len(order))]
    return value.reshape([shape[axis] for axis in order]).permute(back)

def build(case):
    scope = {}
    exec(case["source"], scope)
    net = scope["Net"]()
    places, weights = case["places"], case["weights"]
    state = {place["key"]: moved(tensor(weights[place["weight"]]), place) for place in places}
    missing, unexpected = net.load_state_dict(state, strict=False)
    assert not unexpected, unexpected
    assert all(name.endswith(".num_batches_tracked") for name in missing), missing
    assert sorted(place["weight"] for place in places) == sorted(weights), "not all weights have a place"
    return net

def compute(case):
    net = build(case)
    inputs = [channels_first(tensor(given)) for given in case["inputs"]]
    with torch.no_grad():
        output = channels_last(net.eval()(*inputs))
    answer = {"output": {"shape": list(output.shape), "values": flat(output)}, "step": None}
    if case["target"]:
        # oneDNN in PyTorch 1.13 spoils memory in gradients of single-pixel kernels with strides.
        with torch.backends.mkldnn.flags(enabled=False):
            answer["step"] = step(net.train(), inputs, case)
    return answer

def step(net, inputs, case):
    inputs = [x.clone().requires_grad_() for x in inputs]
    loss = (channels_last(net(*inputs)) - tensor(case["target"])).square().mean()
    parameters = list(net.parameters())
    gradients = torch.autograd.grad(loss, parameters + inputs)
    with torch.no_grad():
        for parameter, gradient in zip(parameters, gradients):
            parameter -= case["rate"] * gradient
    state = net.state_dict()
    weights = {
        place["weight"]: flat(moved_back(state[place["key"]], place, case["weights"][place["weight"]]["shape"]))
        for place in case["places"]
    }
    return {
        "loss": loss.item(),
        "weights": weights,
        "inputGradients": [flat(channels_last(gradient)) for gradient in gradients[len(parameters):]],
    }
`;

describe('a layer in PyTorch', () => {
  let answers: ReadonlyMap<string, Answer> = new Map();

  beforeAll(async () => {
    const cases = layerFacts.map((layer) => ({
      source: moduleSource(layer),
      places: weightPlaces(layer),
      weights: weightTensors(layer),
      inputs: inputTensors(layer),
      target: isStepAsked(layer)
        ? { shape: [2, ...layer.fact.output], values: [...factTarget(layer.fact.output)] }
        : null,
      rate: factLearningRate,
    }));
    const computed = (await computeAll('torch', program, cases)) as readonly Answer[];
    answers = new Map(
      layerFacts.flatMap(({ fact }, index) => {
        const answer = computed[index];
        return answer === undefined ? [] : [[fact.id, answer] as const];
      }),
    );
  });

  it.each(layerFacts.map((layer) => [layer.fact.id, layer] as const))(
    'computes and learns as in Keras: %s',
    (id, layer) => {
      const answer = answers.get(id);
      if (answer === undefined) throw new Error('PyTorch gave no answer.');
      if ('error' in answer) throw new Error(`${answer.error}\n${moduleSource(layer)}`);
      expectInference(layer, answer.output);
      const { training } = layer.fact;
      if (!isStepAsked(layer) || training === null) return;
      const step = answer.step;
      if (step === null) throw new Error('PyTorch took no step.');
      expectSampled('the loss', [step.loss], { size: 1, values: [training.loss] });
      expect(Object.keys(step.weights).sort()).toEqual(Object.keys(training.weights).sort());
      for (const [name, expected] of Object.entries(training.weights)) {
        expectSampled(name, step.weights[name] ?? [], expected);
      }
      training.inputGradients.forEach((expected, slot) => {
        expectSampled(`the gradient of input ${slot}`, step.inputGradients[slot] ?? [], expected);
      });
    },
  );
});
