import { ClipboardCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { formatCount } from '../../src/document/Shape';
import type { Evaluation, RunSummary } from '../../src/training/RunRecord';
import { canTest } from '../../src/training/resuming';
import { formatLoss, formatPercent } from '../charts/format';
import { useSlow } from '../charts/useSlow';
import { Button } from '../ui/Button';
import { ConfusionMatrix } from './ConfusionMatrix';
import { DoctorCard } from './DoctorCard';
import { diagnoseTraining } from './doctor';
import { MistakePictures } from './MistakePictures';
import { type Confusion, confusions, confusionText } from './mistakes';
import { isActive } from './RunActivity';
import { seriesChanged, seriesOf } from './runSeries';
import { useTrainingStore } from './trainingStore';

/** What the selected run gets wrong on the test images, and advice from its curves. */
export function MistakesPanel() {
  const heading = useId();
  const run = useTrainingStore((state) => state.runs.find(({ id }) => id === state.shown.selectedId) ?? null);
  const evaluation = useTrainingStore((state) => (run === null ? null : (state.evaluations[run.id] ?? null)));
  return (
    <>
      <section className="panel-section" aria-labelledby={heading}>
        <h2 id={heading} className="panel-title">
          Mistakes
        </h2>
        {run !== null && evaluation !== null ? (
          <Judgement key={run.id} runId={run.id} evaluation={evaluation} />
        ) : (
          <>
            <p className="quiet">{emptyText(run)}</p>
            {run !== null && canTest(run) && <TestButton runId={run.id} />}
          </>
        )}
      </section>
      {run !== null && <RunDoctor run={run} evaluation={evaluation} />}
    </>
  );
}

function TestButton({ runId }: { readonly runId: string }) {
  const busy = useTrainingStore((state) => state.starting || state.active !== null);
  return (
    <Button
      small
      icon={ClipboardCheck}
      title="The run stays where it is, and can be resumed"
      aria-disabled={busy}
      onClick={() => {
        if (!busy) void useTrainingStore.getState().testRun(runId);
      }}
    >
      Test it now
    </Button>
  );
}

function Judgement({ runId, evaluation }: { readonly runId: string; readonly evaluation: Evaluation }) {
  const [selected, setSelected] = useState<Confusion | null>(null);
  const [hovered, setHovered] = useState<Confusion | null>(null);
  const worst = confusions(evaluation)[0];
  const cell = hovered ?? selected;
  const spoken = cell ?? worst;
  return (
    <>
      <p className="test-accuracy" title={`Loss on the test images: ${formatLoss(evaluation.loss)}`}>
        <strong className="number">{formatPercent(evaluation.accuracy)}</strong> of {formatCount(evaluation.images)}{' '}
        test images are right
      </p>
      <ConfusionMatrix evaluation={evaluation} selected={selected} onSelect={setSelected} onHover={setHovered} />
      <p className="confusion-text quiet" aria-live="polite">
        {spoken === undefined ? 'Every test image is right.' : confusionText(evaluation, spoken)}
        {cell === null && spoken !== undefined && ' Click a cell to see them.'}
      </p>
      <MistakePictures runId={runId} evaluation={evaluation} cell={selected} onShowAll={() => setSelected(null)} />
    </>
  );
}

function RunDoctor({ run, evaluation }: { readonly run: RunSummary; readonly evaluation: Evaluation | null }) {
  useSlow(seriesChanged, 1000);
  const series = seriesOf(run.id);
  const advice = diagnoseTraining({
    epochs: series.epochs,
    firstLoss: series.loss.length > 0 ? series.loss.at(0) : null,
    settings: run.settings,
    evaluation,
    failure: run.failure,
    ended: !isActive(run),
  });
  return <DoctorCard advice={advice} />;
}

function emptyText(run: RunSummary | null): string {
  if (run === null || isActive(run)) {
    return 'After training the network is tried on images that it has never seen. What it takes for what, and its surest mistakes, are shown here.';
  }
  if (run.status === 'done') return 'The test images are being judged.';
  return 'This run ended before the network was tried on the test images.';
}
