import type { GradientClipping, OptimizerSettings, TrainingSettings } from '../../training/TrainingSettings';
import { pythonNumber } from '../python/pythonValue';
import type { ScriptPart } from './scriptParts';
import { changesRate } from './trainSchedule';

/** The optimizer, with Keras' formulas where PyTorch has others, and the clipping of gradients. */
export function optimizerPart({ optimizer, schedule, gradientClipping }: TrainingSettings): ScriptPart {
  const chosen = optimizerCode(optimizer, changesRate(schedule));
  return {
    constants: [
      ...chosen.constants,
      ...(gradientClipping === null ? [] : [`GRADIENT_LIMIT = ${pythonNumber(gradientClipping.limit)}`]),
    ],
    definitions: [
      ...(chosen.definition === undefined ? [] : [chosen.definition]),
      `def make_optimizer(model: nn.Module) -> torch.optim.Optimizer:\n    return ${chosen.made}`,
      `def set_step(optimizer: torch.optim.Optimizer, step: int, rate: float) -> None:
    """Prepare the optimizer for a step, counted from 1."""
    for group in optimizer.param_groups:
        group["lr"] = rate${chosen.adjust === undefined ? '' : `\n${chosen.adjust}`}`,
      ...(gradientClipping === null ? [] : [clipping(gradientClipping)]),
    ],
  };
}

type OptimizerCode = {
  readonly constants: readonly string[];
  readonly made: string;
  readonly definition?: string;
  /** Lines for each group of parameters. */
  readonly adjust?: string;
};

function optimizerCode(settings: OptimizerSettings, ratesChange: boolean): OptimizerCode {
  const number = pythonNumber;
  switch (settings.type) {
    case 'sgd': {
      const { momentum, nesterov } = settings;
      if (momentum === 0) return { constants: [], made: 'torch.optim.SGD(model.parameters(), LEARNING_RATE)' };
      const constants = [`MOMENTUM = ${number(momentum)}`];
      if (ratesChange) return { constants, made: made('SGD'), definition: sgd(nesterov) };
      const arguments_ = `\n        model.parameters(), LEARNING_RATE, MOMENTUM${nesterov ? ', nesterov=True' : ''}\n    `;
      const flat = arguments_.trim();
      const line = `torch.optim.SGD(${flat})`;
      return { constants, made: line.length + 11 <= 88 ? line : `torch.optim.SGD(${arguments_})` };
    }
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon } = settings;
      const decay = settings.type === 'adamw' ? [`WEIGHT_DECAY = ${number(settings.weightDecay)}`] : [];
      const name = settings.type === 'adamw' ? 'AdamW' : 'Adam';
      const call = ['model.parameters()', 'LEARNING_RATE', '(BETA_1, BETA_2)', 'EPSILON'];
      if (settings.type === 'adamw') call.push('WEIGHT_DECAY');
      const line = `torch.optim.${name}(${call.join(', ')})`;
      return {
        constants: [`BETA_1 = ${number(beta1)}`, `BETA_2 = ${number(beta2)}`, `EPSILON = ${number(epsilon)}`, ...decay],
        made: line.length + 11 <= 88 ? line : `torch.optim.${name}(\n        ${call.join(', ')}\n    )`,
        adjust: `        # Keras adds epsilon before it corrects the bias, PyTorch afterwards.
        group["eps"] = EPSILON / math.sqrt(1 - BETA_2**step)`,
      };
    }
    case 'rmsprop':
      return {
        constants: [
          `RHO = ${number(settings.rho)}`,
          ...(settings.momentum === 0 ? [] : [`MOMENTUM = ${number(settings.momentum)}`]),
          `EPSILON = ${number(settings.epsilon)}`,
        ],
        made: made('RMSprop'),
        definition: rmsprop(settings.momentum !== 0),
      };
    case 'adagrad':
      return {
        constants: [`FIRST_SUM = ${number(settings.initialAccumulatorValue)}`, `EPSILON = ${number(settings.epsilon)}`],
        made: made('Adagrad'),
        definition: adagrad,
      };
  }
}

const made = (name: string) => `${name}(model.parameters(), {"lr": LEARNING_RATE})`;

const classHead = (name: string, about: string) => `class ${name}(torch.optim.Optimizer):
    """${about}"""

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if not state:`;

const sgd = (
  nesterov: boolean,
) => `${classHead('SGD', 'Keras keeps the learning rate of each step in the momentum; PyTorch does not.')}
                    state["speed"] = torch.zeros_like(weight)
                change = group["lr"] * weight.grad
                speed = state["speed"].mul_(MOMENTUM).sub_(change)
                weight.add_(${nesterov ? 'MOMENTUM * speed - change' : 'speed'})`;

const rmsprop = (hasMomentum: boolean) => `${classHead('RMSprop', 'With epsilon inside the root, as in Keras.')}
                    state["square"] = torch.zeros_like(weight)${
                      hasMomentum ? '\n                    state["speed"] = torch.zeros_like(weight)' : ''
                    }
                square = state["square"].mul_(RHO)
                square.addcmul_(weight.grad, weight.grad, value=1 - RHO)
                change = group["lr"] * weight.grad / (square + EPSILON).sqrt()
                weight.sub_(${hasMomentum ? 'state["speed"].mul_(MOMENTUM).add_(change)' : 'change'})`;

const adagrad = `${classHead('Adagrad', 'With epsilon inside the root, as in Keras.')}
                    state["sum"] = torch.full_like(weight, FIRST_SUM)
                squares = state["sum"].addcmul_(weight.grad, weight.grad)
                weight.sub_(group["lr"] * weight.grad / (squares + EPSILON).sqrt())`;

function clipping({ type }: GradientClipping): string {
  const head = `def clip_gradients(model: nn.Module) -> None:
    gradients = [w.grad for w in model.parameters() if w.grad is not None]`;
  switch (type) {
    case 'value':
      return `${head}
    for gradient in gradients:
        gradient.clamp_(-GRADIENT_LIMIT, GRADIENT_LIMIT)`;
    case 'norm':
      return `${head}
    for gradient in gradients:
        gradient.mul_(GRADIENT_LIMIT / gradient.norm().clamp(min=GRADIENT_LIMIT))`;
    case 'globalNorm':
      return `${head}
    norm = torch.stack([gradient.norm() for gradient in gradients]).norm()
    for gradient in gradients:
        gradient.mul_(GRADIENT_LIMIT / norm.clamp(min=GRADIENT_LIMIT))`;
  }
}
