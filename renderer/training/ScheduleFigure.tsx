import { useId, useMemo } from 'react';
import type { TrainingSettings } from '../../src/training/TrainingSettings';
import { formatRate } from '../charts/format';
import { useDatasetStore } from '../data/datasetStore';
import { useDocumentDataset } from '../data/documentDataset';
import { splitCounts } from '../data/words';
import { curvePath, highestRate, scheduleCurve } from './scheduleCurve';
import { scheduleNote, scheduleSentence } from './scheduleText';

/** Of the drawing's own units; it is stretched to the width of the panel. */
const size = { width: 240, height: 56 };

/** Where the number of images is not known: the curve hardly depends on it. */
const usualStepsPerEpoch = 100;

/** The learning rate over the epochs to come, as a small curve with a sentence. Nothing where it stays the same throughout. */
export function ScheduleFigure({ settings }: { readonly settings: TrainingSettings }) {
  const caption = useId();
  const stepsPerEpoch = useStepsPerEpoch(settings);
  const { optimizer, schedule, epochs } = settings;
  const points = useMemo(
    () => scheduleCurve({ optimizer, schedule, epochs }, stepsPerEpoch),
    [optimizer, schedule, epochs, stepsPerEpoch],
  );
  if (schedule.type === 'constant' && schedule.warmupEpochs === 0) return null;
  const note = scheduleNote(settings);
  return (
    <figure className="schedule" aria-labelledby={caption}>
      {/* The sentence below says it. */}
      <div className="schedule-plot" aria-hidden="true">
        <span className="schedule-highest number">{formatRate(highestRate(points))}</span>
        <span className="schedule-lowest number">0</span>
        <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="schedule-axis" d={`M0 0V${size.height}H${size.width}`} />
          <path
            className={schedule.type === 'reduceOnPlateau' ? 'schedule-line schedule-bound' : 'schedule-line'}
            d={curvePath(points, { epochs, ...size })}
          />
        </svg>
        <span className="schedule-epochs">
          <span className="number">0</span>
          <span>epoch</span>
          <span className="number">{epochs}</span>
        </span>
      </div>
      <figcaption id={caption}>{scheduleSentence(settings, stepsPerEpoch)}</figcaption>
      {note !== null && <p className="schedule-note">{note}</p>}
    </figure>
  );
}

function useStepsPerEpoch(settings: TrainingSettings): number {
  const dataset = useDocumentDataset();
  const images = useDatasetStore((state) => state.descriptions[dataset]?.trainImages ?? 0);
  const { train } = splitCounts(images, settings);
  return train === 0 ? usualStepsPerEpoch : Math.ceil(train / settings.batchSize);
}
