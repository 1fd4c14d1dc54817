import { pytorchModel } from '../../../../src/codegen/pytorch/pytorchModel';
import { compile } from '../../../../src/compiler/compile';
import type { JsonObject } from '../../../../src/document/json';
import type { Shape } from '../../../../src/document/Shape';
import { resolveTraining } from '../../../../src/training/resolveTraining';
import { chainDocument } from '../../testing/networks';
import { computeAll, type JsonTensor } from './layerFacts';

/** An exported network of one layer, and the batches that it is given in training, one after the other. */
export type TrainingCase = {
  readonly type: string;
  readonly params: JsonObject;
  /** In Keras' order, with the batch in front. */
  readonly batches: readonly JsonTensor[];
  /** What every uniform random number is, in the order in which they are drawn; random ones where absent. */
  readonly draws?: readonly number[];
};

/** In Keras' order. */
export type TrainingAnswer = {
  /** Of the last batch, before training. */
  readonly evaluated: JsonTensor;
  /** Of the last batch, in training. */
  readonly trained: JsonTensor;
  readonly dtype: string;
  /** What the module keeps after all batches, by PyTorch's names without the layer's. */
  readonly state: { readonly [name: string]: readonly number[] };
};

/** Runs all cases in one process. */
export async function trainInPytorch(cases: readonly TrainingCase[]): Promise<readonly TrainingAnswer[]> {
  const given = cases.map((one) => ({ ...one, draws: one.draws ?? null, source: sourceOf(one) }));
  const answers = (await computeAll('torch', program, given)) as readonly (TrainingAnswer | { error: string })[];
  return answers.map((answer, index) => {
    if ('error' in answer) throw new Error(`${cases[index]?.type}: ${answer.error}`);
    return answer;
  });
}

function sourceOf({ type, params, batches }: TrainingCase): string {
  const shape: Shape = batches[0]?.shape.slice(1) ?? [];
  const document = chainDocument(['Input', { shape: [...shape] }], [type, params]);
  const { settings } = resolveTraining(document.training);
  const { lines } = pytorchModel({
    name: 'Net',
    plan: compile(document, { dataset: null }),
    settings,
    classNames: null,
  });
  return lines.map(({ text }) => text).join('\n');
}

const program = `
import torch

uniform = torch.rand

def tensor(given):
    x = torch.tensor(given["values"], dtype=torch.float32).reshape(given["shape"])
    return x.permute(0, 3, 1, 2) if x.ndim == 4 else x

def answered(x):
    x = x.permute(0, 2, 3, 1) if x.ndim == 4 else x
    return {"shape": list(x.shape), "values": x.flatten().tolist()}

@torch.no_grad()
def compute(case):
    scope = {}
    exec(case["source"], scope)
    net = scope["build_model"]()
    batches = [tensor(batch) for batch in case["batches"]]
    evaluated = answered(net.eval()(batches[-1]))
    torch.manual_seed(1)
    torch.rand = uniform
    if case["draws"]:
        draws = list(case["draws"])
        torch.rand = lambda *size, **how: torch.full(size, draws.pop(0), **how)
    net.train()
    for batch in batches:
        trained = net(batch)
    state = {name.split(".", 1)[1]: value.flatten().tolist() for name, value in net.state_dict().items()}
    return {"evaluated": evaluated, "trained": answered(trained), "dtype": str(trained.dtype), "state": state}
`;
