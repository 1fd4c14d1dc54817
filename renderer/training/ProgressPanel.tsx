import { Download } from 'lucide-react';
import { useId } from 'react';
import { formatCount } from '../../src/document/Shape';
import { computeText } from '../../src/training/computeText';
import type { RunSummary } from '../../src/training/RunRecord';
import { formatDuration, formatRate } from '../charts/format';
import { useSlow } from '../charts/useSlow';
import { exportRun } from '../exporting/exportNetwork';
import { useSettingsStore } from '../state/settingsStore';
import { Button } from '../ui/Button';
import { useEngineStore } from './engineStore';
import type { Standing } from './estimate';
import { FailureCard } from './FailureCard';
import { fallbackEngine } from './fallbackEngine';
import { outcomeText, progressWords, workText } from './progressText';
import { ResumeButton } from './ResumeButton';
import { isActive, type RunActivity, secondsElapsed } from './RunActivity';
import { RunControls } from './RunControls';
import { RunInvitation } from './RunInvitation';
import { seriesChanged, seriesOf } from './runSeries';
import { Term } from './Term';
import { useTrainingStore } from './trainingStore';
import { useSeconds } from './useSeconds';

/** Between two updates of the figures, in milliseconds: readable, not flickering. */
const figuresInterval = 250;

/** Where the run stands, and its controls. */
export function ProgressPanel() {
  const heading = useId();
  const active = useTrainingStore((state) => state.active);
  const selected = useTrainingStore((state) => state.runs.find((run) => run.id === state.shown.selectedId) ?? null);
  const running = useTrainingStore((state) => state.runs.find((run) => run.id === state.active?.runId) ?? null);
  const problem = useTrainingStore((state) => state.problem);
  const detail = useTrainingStore((state) => state.details[state.shown.selectedId ?? '']);
  const dismiss = useTrainingStore((state) => state.dismissProblem);
  const engines = useEngineStore((state) => state.engines);
  const chosen = useSettingsStore((state) => state.settings.engine);
  const failure = active === null ? (selected?.failure ?? null) : null;
  return (
    <section className="card progress" aria-labelledby={heading}>
      <h2 id={heading} className="visually-hidden">
        Progress
      </h2>
      {active !== null && running !== null ? (
        <RunningFigures activity={active} run={running} />
      ) : selected === null ? (
        <RunInvitation />
      ) : (
        <EndedFigures run={selected} />
      )}
      {problem !== null && (
        <FailureCard
          failure={problem}
          title="That did not work"
          fallback={fallbackEngine(problem.code, chosen, engines)}
          onDismiss={dismiss}
        />
      )}
      {selected !== null && typeof detail === 'object' && (
        <FailureCard
          failure={detail}
          title={`The curves of ${selected.name} could not be read`}
          onRetry={() => void useTrainingStore.getState().load(selected.id)}
        />
      )}
      {selected !== null && failure !== null && (
        <FailureCard
          failure={failure}
          title="The training ended early"
          restart
          fallback={fallbackEngine(failure.code, selected.engineName, engines)}
        />
      )}
    </section>
  );
}

function RunningFigures({ activity, run }: { readonly activity: RunActivity; readonly run: RunSummary }) {
  useSlow(seriesChanged, figuresInterval);
  const now = useSeconds();
  const series = seriesOf(run.id);
  const standing: Standing = {
    epochs: run.settings.epochs,
    stepsPerEpoch: series.stepsPerEpoch,
    batchSize: run.settings.batchSize,
    step: series.steps.length > 0 ? series.steps.last : 0,
    imagesPerSecond: series.imagesPerSecond,
    ended: series.epochs,
  };
  const words = progressWords(activity, standing);
  const skipped = activity.skipped.length;
  const percent = words.share === null ? null : Math.round(words.share * 100);
  return (
    <>
      <div className="progress-line">
        <div className="progress-words">
          <Term word="epoch">
            <strong>{words.title}</strong>
          </Term>
          <Term word="batch">
            <span className="quiet">{words.text}</span>
          </Term>
        </div>
        {words.remaining !== '' && <span className="progress-remaining">{words.remaining}</span>}
        <RunControls />
      </div>
      <div
        className={percent === null ? 'progress-track progress-unknown' : 'progress-track'}
        role="progressbar"
        aria-label="Training"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={`${words.title}, ${words.text}`}
      >
        <span
          className="progress-fill"
          style={percent === null ? undefined : { width: `${(words.share ?? 0) * 100}%` }}
        />
      </div>
      <p className="progress-engine quiet">
        {lineOf(
          run.name,
          computeText(run),
          speedText(series.imagesPerSecond),
          rateText(series.learningRate.last),
          `${formatDuration(secondsElapsed(activity, now))} so far`,
          skipped === 0 ? '' : `${skipped} unreadable ${skipped === 1 ? 'file' : 'files'} skipped`,
        )}
      </p>
    </>
  );
}

function EndedFigures({ run }: { readonly run: RunSummary }) {
  useSlow(seriesChanged, figuresInterval);
  const work = workText(seriesOf(run.id).epochs.map((epoch) => epoch.seconds));
  return (
    <>
      <div className="progress-line">
        <div className="progress-words">
          <strong>{run.name}</strong>
          <span className="quiet">{outcomeText(run)}</span>
        </div>
        <span className="progress-actions">
          <ResumeButton run={run} />
          {!isActive(run) && (run.lastEpoch !== null || run.resumeStep !== null) && (
            <Button icon={Download} onClick={() => void exportRun(run)}>
              Export…
            </Button>
          )}
          <RunControls />
        </span>
      </div>
      <p className="progress-engine quiet">
        {lineOf(
          computeText(run),
          speedText(run.lastEpoch?.imagesPerSecond ?? 0),
          work === '' ? '' : `${work} of training`,
        )}
      </p>
    </>
  );
}

/** "12,140 images/s"; empty while it is not known. */
function speedText(imagesPerSecond: number): string {
  return imagesPerSecond > 0 ? `${formatCount(Math.round(imagesPerSecond))} images/s` : '';
}

/** "learning rate 0.000871"; empty while it is not known. */
function rateText(learningRate: number): string {
  return Number.isNaN(learningRate) ? '' : `learning rate ${formatRate(learningRate)}`;
}

/** What is known, side by side. */
function lineOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
