import type { RunFailure } from './RunRecord';
import type { TrainingSettings } from './TrainingSettings';

export type StepResult = {
  readonly step: number;
  readonly loss: number;
  /** The last finite loss of this run; null at the first step. */
  readonly lastLoss: number | null;
  /** The loss of the first step, if it was finite. */
  readonly firstLoss: number | null;
  /** The largest absolute value among the inputs, after nothing but reading. */
  readonly largestInput: number;
};

/** The failure to report where a loss is no longer a finite number; null while it is. */
export function checkDivergence(result: StepResult, settings: TrainingSettings): RunFailure | null {
  if (Number.isFinite(result.loss)) return null;
  const what = Number.isNaN(result.loss) ? 'not a number (NaN)' : 'infinite';
  const advice = likelyReason(result, settings);
  return {
    code: 'diverged',
    message: `The loss became ${what} at step ${result.step}, so the training was stopped. ${advice} The last good weights were kept.`,
    detail: `step ${result.step}, loss ${result.loss}, first loss ${result.firstLoss}, last finite loss ${result.lastLoss}`,
  };
}

function likelyReason(result: StepResult, settings: TrainingSettings): string {
  const { learningRate, type } = settings.optimizer;
  const usual = type === 'sgd' ? 0.01 : 0.001;
  if (result.largestInput > 20) {
    return `The likely reason: the inputs go up to ${Math.round(result.largestInput)}. Scale them to 0 to 1 with a Rescaling layer.`;
  }
  const rising = result.firstLoss !== null && result.lastLoss !== null && result.lastLoss > 2 * result.firstLoss;
  if (learningRate > 3 * usual || rising) {
    return `The likely reason: a learning rate of ${learningRate} is too high. Try ${Math.min(usual, learningRate / 10)}.`;
  }
  if (result.firstLoss === null) {
    return (
      'The very first loss was already wrong, which points at the network: an activation that grows without bound ' +
      'before the output (exponential), or a logarithm of zero in the loss. End the network with softmax or sigmoid.'
    );
  }
  const clipping = settings.gradientClipping === null ? ', gradient clipping' : '';
  return `Try a smaller learning rate (${learningRate / 10})${clipping}, or batch normalization.`;
}
