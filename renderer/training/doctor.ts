import type { EpochMetrics, Evaluation, RunFailure } from '../../src/training/RunRecord';
import type { TrainingSettings } from '../../src/training/TrainingSettings';
import { formatLoss, formatPercent } from '../charts/format';

/** One piece of advice: what the numbers say, and what to try. */
export type Advice = {
  readonly code: string;
  /** `good`: nothing to do; `advice`: could be better; `problem`: does not learn. */
  readonly tone: 'good' | 'advice' | 'problem';
  readonly title: string;
  /** Whole sentences with the numbers that support them. */
  readonly text: string;
};

/** What the advice is computed from. */
export type Course = {
  readonly epochs: readonly EpochMetrics[];
  /** Loss of the first batch; null before it. */
  readonly firstLoss: number | null;
  readonly settings: TrainingSettings;
  readonly evaluation: Evaluation | null;
  readonly failure: RunFailure | null;
  readonly ended: boolean;
};

/** What the curves of a run say. Only what its numbers support, the most serious first; empty before the first epoch. */
export function diagnoseTraining(course: Course): readonly Advice[] {
  if (course.failure?.code === 'diverged') return [diverged(course)];
  const last = course.epochs.at(-1);
  if (last === undefined) return [];
  const found = [guessing, rising, overfitting, gap, tooSlow, underfitting, stillImproving].flatMap((check) => {
    const advice = check(course, last);
    return advice === null ? [] : [advice];
  });
  // A network that guesses gives no other advice a meaning, and overfitting says what the gap would say.
  const serious = found.find((advice) => advice.tone === 'problem');
  if (serious !== undefined) return [serious];
  const kept = found.filter((advice) => advice.code !== 'gap' || !found.some(({ code }) => code === 'overfitting'));
  return kept.length > 0 || !course.ended ? kept : [fine(course, last)];
}

type Check = (course: Course, last: EpochMetrics) => Advice | null;

function diverged({ settings }: Course): Advice {
  const rate = settings.optimizer.learningRate;
  return {
    code: 'diverged',
    tone: 'problem',
    title: 'The loss became infinite',
    text: `With a learning rate of ${rate} the steps became larger and larger. Try ${tenth(rate)}; if that does not help, add batch normalization or scale the images to 0 to 1.`,
  };
}

/** After a whole epoch the accuracy is that of chance. */
const guessing: Check = ({ evaluation, settings }, last) => {
  const classes = evaluation?.classNames.length;
  if (classes === undefined || classes < 2) return null;
  const chance = 1 / classes;
  if (last.accuracy > chance * 1.3) return null;
  return {
    code: 'guessing',
    tone: 'problem',
    title: 'It guesses',
    text: `Training accuracy is ${formatPercent(last.accuracy)} after ${count(last.epoch, 'epoch')}; guessing among ${classes} classes gives ${formatPercent(chance)}. Try another learning rate than ${settings.optimizer.learningRate}, and check that the last layer has one output a class.`,
  };
};

/** The training loss itself went up from one epoch to the next. */
const rising: Check = ({ epochs, settings }) => {
  const jumps = epochs.slice(1).flatMap((epoch, index) => {
    const before = epochs[index];
    return before !== undefined && epoch.loss > before.loss * 1.1 ? [{ before, epoch }] : [];
  });
  const jump = jumps.at(-1);
  if (jump === undefined) return null;
  const rate = settings.optimizer.learningRate;
  return {
    code: 'rate-too-high',
    tone: 'advice',
    title: 'The steps may be too large',
    text: `Training loss went up from ${formatLoss(jump.before.loss)} in epoch ${jump.before.epoch} to ${formatLoss(jump.epoch.loss)} in epoch ${jump.epoch.epoch}. A smaller learning rate, such as ${tenth(rate)} in place of ${rate}, would be calmer.`,
  };
};

/** Validation loss rose for two epochs or more, clearly, while training loss went on falling. */
const overfitting: Check = ({ epochs, settings }, last) => {
  const best = bestValidation(epochs);
  if (best === null || last.valLoss === null || last.epoch - best.epoch.epoch < 2) return null;
  if (last.valLoss < best.loss * 1.05 || last.loss >= best.epoch.loss) return null;
  const stop = settings.earlyStopping === null ? 'switch on early stopping' : 'train for fewer epochs';
  return {
    code: 'overfitting',
    tone: 'advice',
    title: 'Overfitting since epoch '.concat(String(best.epoch.epoch)),
    text: `Validation loss was lowest in epoch ${best.epoch.epoch} (${formatLoss(best.loss)}) and is ${formatLoss(last.valLoss)} now, while training loss fell from ${formatLoss(best.epoch.loss)} to ${formatLoss(last.loss)}: it learns the training images by heart. To help, ${stop}, add dropout, or use more images.`,
  };
};

/** Much better on the images that it learns from than on others. */
const gap: Check = (_, last) => {
  if (last.valAccuracy === null || last.accuracy - last.valAccuracy < 0.1) return null;
  return {
    code: 'gap',
    tone: 'advice',
    title: 'Better on what it has seen',
    text: `Accuracy is ${formatPercent(last.accuracy)} on training images and ${formatPercent(last.valAccuracy)} on validation images. Dropout, a smaller network or more images would narrow the gap.`,
  };
};

/** The loss has hardly moved since the first batch. */
const tooSlow: Check = ({ firstLoss, settings }, last) => {
  if (firstLoss === null || !Number.isFinite(firstLoss) || last.loss >= firstLoss) return null;
  if (last.loss < firstLoss * 0.9 || last.accuracy > 0.9) return null;
  const rate = settings.optimizer.learningRate;
  return {
    code: 'rate-too-low',
    tone: 'advice',
    title: 'It learns slowly',
    text: `Loss fell only from ${formatLoss(firstLoss)} to ${formatLoss(last.loss)} in ${count(last.epoch, 'epoch')}. A larger learning rate, such as ${rounded(rate * 10)} in place of ${rate}, may be faster.`,
  };
};

/** Training loss has come to rest while many training images are still wrong. */
const underfitting: Check = ({ epochs }, last) => {
  const before = epochs.at(-3);
  if (before === undefined || last.accuracy >= 0.9 || last.loss > before.loss) return null;
  const gain = (before.loss - last.loss) / before.loss;
  if (gain > 0.02) return null;
  return {
    code: 'underfitting',
    tone: 'advice',
    title: 'Too small for the task',
    text: `Training accuracy is ${formatPercent(last.accuracy)}, and training loss fell by only ${formatPercent(gain)} in the last two epochs. More filters or another convolution give it more to learn with.`,
  };
};

/** The last epoch is the best yet, and clearly better than the one before. */
const stillImproving: Check = ({ epochs, ended }, last) => {
  const before = epochs.at(-2);
  if (!ended || before === undefined || before.valLoss === null || last.valLoss === null) return null;
  if (bestValidation(epochs)?.epoch !== last || last.valLoss > before.valLoss * 0.97) return null;
  return {
    code: 'still-improving',
    tone: 'good',
    title: 'Still improving',
    text: `Validation loss fell from ${formatLoss(before.valLoss)} to ${formatLoss(last.valLoss)} in the last epoch. More epochs are likely to help.`,
  };
};

function fine({ evaluation }: Course, last: EpochMetrics): Advice {
  const parts = [`Training accuracy is ${formatPercent(last.accuracy)}`];
  if (last.valAccuracy !== null) parts.push(`validation ${formatPercent(last.valAccuracy)}`);
  if (evaluation !== null) parts.push(`test ${formatPercent(evaluation.accuracy)}`);
  return {
    code: 'fine',
    tone: 'good',
    title: 'Nothing stands out',
    text: `${parts.join(', ')}: no sign of overfitting or of a wrong learning rate in these curves.`,
  };
}

function bestValidation(
  epochs: readonly EpochMetrics[],
): { readonly epoch: EpochMetrics; readonly loss: number } | null {
  let best: { readonly epoch: EpochMetrics; readonly loss: number } | null = null;
  for (const epoch of epochs) {
    if (epoch.valLoss !== null && (best === null || epoch.valLoss < best.loss)) best = { epoch, loss: epoch.valLoss };
  }
  return best;
}

function tenth(rate: number): number {
  return rounded(rate / 10);
}

/** Without the noise of binary fractions: 0.0001, not 0.00009999999999999999. */
function rounded(rate: number): number {
  return Number(rate.toPrecision(3));
}

function count(number: number, thing: string): string {
  return number === 1 ? `1 ${thing}` : `${number} ${thing}s`;
}
