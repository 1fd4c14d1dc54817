import { useId } from 'react';
import { formatCount } from '../../src/document/Shape';
import type { RunSummary } from '../../src/training/RunRecord';
import { formatDuration } from '../charts/format';
import { useSlow } from '../charts/useSlow';
import type { Standing } from './estimate';
import { FailureCard } from './FailureCard';
import { outcomeText, progressWords, workText } from './progressText';
import { type RunActivity, secondsElapsed } from './RunActivity';
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
  const dismiss = useTrainingStore((state) => state.dismissProblem);
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
      {problem !== null && <FailureCard failure={problem} title="That did not work" onDismiss={dismiss} />}
      {failure !== null && <FailureCard failure={failure} title="The training ended early" restart />}
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
        <span className="progress-figures">
          {series.imagesPerSecond > 0 && (
            <span className="number">{formatCount(Math.round(series.imagesPerSecond))} images/s</span>
          )}
          {words.remaining !== '' && <span>{words.remaining}</span>}
        </span>
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
        {[run.name, engineText(run), `${formatDuration(secondsElapsed(activity, now))} so far`]
          .filter(Boolean)
          .join(' · ')}
        {activity.skipped.length > 0 && ` · ${activity.skipped.length} unreadable files skipped`}
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
        <span className="progress-figures">
          {run.lastEpoch !== null && run.lastEpoch.imagesPerSecond > 0 && (
            <span className="number">{formatCount(Math.round(run.lastEpoch.imagesPerSecond))} images/s</span>
          )}
          {work !== '' && <span className="quiet">{work}</span>}
        </span>
        <RunControls />
      </div>
      <p className="progress-engine quiet">{engineText(run)}</p>
    </>
  );
}

/** "TensorFlow 2.21.0, CPU, 2 cores": what computes, as it said itself. */
function engineText({ engine, device }: RunSummary): string {
  return [engine, device].filter(Boolean).join(', ');
}
