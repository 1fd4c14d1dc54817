import type { EarlyStopping, LearningRateSchedule, TrainingSettings } from '../../training/TrainingSettings';
import { pythonNumber } from '../python/pythonValue';
import type { ScriptPart } from './scriptParts';

/** Whether steps have different learning rates. */
export function changesRate(schedule: LearningRateSchedule): boolean {
  return schedule.type !== 'constant' || schedule.warmupEpochs > 0;
}

/** The learning rate of each step, and what an epoch's result decides. */
export function schedulePart({ schedule, earlyStopping }: TrainingSettings): ScriptPart {
  return {
    definitions: [
      ...(changesRate(schedule) ? [rateFunction(schedule)] : []),
      ...(schedule.type === 'reduceOnPlateau' ? [plateau(schedule)] : []),
      ...(earlyStopping === null ? [] : [patience(earlyStopping)]),
    ],
  };
}

function rateFunction(schedule: LearningRateSchedule): string {
  const { warmupEpochs } = schedule;
  const usesSteps = warmupEpochs > 0 || ['step', 'exponential', 'cosine'].includes(schedule.type);
  const warmup = `    warmup = math.floor(${pythonNumber(warmupEpochs)} * steps_per_epoch + 0.5)
    if done < warmup:
        return LEARNING_RATE * done / warmup
    done -= warmup
`;
  return `def learning_rate_at(step: int, steps_per_epoch: int, epochs: int) -> float:
    """The learning rate of a step, counted from 1${schedule.type === 'reduceOnPlateau' ? ', before any reduction' : ''}."""
${usesSteps ? '    done = step - 1\n' : ''}${warmupEpochs > 0 ? warmup : ''}${rate(schedule)}`;
}

function rate(schedule: LearningRateSchedule): string {
  const number = pythonNumber;
  switch (schedule.type) {
    case 'constant':
    case 'reduceOnPlateau':
      return '    return LEARNING_RATE';
    case 'step': {
      const { factor, everyEpochs } = schedule;
      return `    return LEARNING_RATE * ${number(factor)} ** (done // (${number(everyEpochs)} * steps_per_epoch))`;
    }
    case 'exponential':
      return `    return LEARNING_RATE * ${number(schedule.factor)} ** (done / steps_per_epoch)`;
    case 'cosine': {
      const steps = schedule.warmupEpochs > 0 ? 'steps_per_epoch * epochs - warmup' : 'steps_per_epoch * epochs';
      return `    way = min(done / max(${steps}, 1), 1)
    share = (1 + math.cos(math.pi * way)) / 2
    return LEARNING_RATE * (${number(schedule.minimum)} + ${number(1 - schedule.minimum)} * share)`;
    }
  }
}

type Plateau = Extract<LearningRateSchedule, { type: 'reduceOnPlateau' }>;

function plateau({ factor, patience, minDelta, minLearningRate }: Plateau): string {
  const number = pythonNumber;
  return `class Plateau:
    """Reduces the learning rate when the loss stays where it is."""

    def __init__(self) -> None:
        self.best: float | None = None
        self.waited = 0
        self.factor = 1.0

    def judge(self, loss: float) -> None:
        if math.isnan(loss):
            return
        if self.best is None or loss + ${number(minDelta)} < self.best:
            self.best, self.waited = loss, 0
            return
        self.waited += 1
        if self.waited >= ${number(patience)}:
            lowest = ${number(minLearningRate)} / LEARNING_RATE
            self.waited = 0
            self.factor = min(self.factor, max(self.factor * ${number(factor)}, lowest))`;
}

function patience({ monitor, patience: epochs, minDelta }: EarlyStopping): string {
  const isLoss = monitor === 'valLoss';
  return `class Patience:
    """Waits for a better validation ${isLoss ? 'loss' : 'accuracy'}, and keeps the best weights."""

    def __init__(self) -> None:
        self.best: float | None = None
        self.waited = 0
        self.kept_score: float | None = None
        self.kept: dict[str, torch.Tensor] = {}

    def judge(self, value: float, model: nn.Module) -> bool:
        """Whether to stop."""
        if math.isnan(value):
            return False
        score = ${isLoss ? 'value' : '-value'}
        if self.kept_score is None or score < self.kept_score:
            self.kept_score = score
            weights = model.state_dict()
            self.kept = {name: tensor.clone() for name, tensor in weights.items()}
        if self.best is None or self.best - score > ${pythonNumber(minDelta)}:
            self.best, self.waited = score, 0
            return False
        self.waited += 1
        return self.waited >= ${pythonNumber(epochs)}`;
}
