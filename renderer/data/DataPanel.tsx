import { useId, useState } from 'react';
import { formatShape } from '../../src/document/Shape';
import { resolveTraining } from '../../src/training/resolveTraining';
import { useDocumentStore } from '../state/documentStore';
import { Button } from '../ui/Button';
import { DataDialog } from './DataDialog';
import { DataFitProblems } from './DataFitProblems';
import { useDatasetStore } from './datasetStore';
import { useDocumentDataset } from './documentDataset';
import { MissingData } from './MissingData';
import { SampleGrid } from './SampleGrid';
import { UnreadableFiles } from './UnreadableFiles';
import { useInputSize } from './useInputSize';
import { usePreview } from './usePreview';
import { countsText, folderName, splitCounts } from './words';

/** Two rows of the card. */
const cardSamples = 16;

/** What the network learns from: name, size, how the images are split, samples, and what does not fit. */
export function DataPanel() {
  const heading = useId();
  const [choosing, setChoosing] = useState(false);
  const training = useDocumentStore((state) => state.document.training);
  const { settings } = resolveTraining(training);
  const dataset = useDocumentDataset();
  const description = useDatasetStore((state) => state.descriptions[dataset]);
  const problem = useDatasetStore((state) => state.problems[dataset]);
  const preview = usePreview(description?.available === true ? dataset : null, cardSamples, useInputSize());
  const title = description?.title ?? folderName(dataset);
  return (
    <section className="panel-section" aria-labelledby={heading}>
      <h2 id={heading} className="panel-title">
        Data
      </h2>
      <div className="data-card">
        <div className="data-card-line">
          <strong>{title}</strong>
          {description?.imageShape && <span className="number quiet">{formatShape(description.imageShape)}</span>}
        </div>
        {description?.available && (
          <p className="quiet">{countsText(description, splitCounts(description.trainImages, settings))}</p>
        )}
        {preview?.state === 'ready' && (
          <SampleGrid description={preview.preview.description} samples={preview.preview.samples} labelled={false} />
        )}
        {preview?.state === 'loading' && <p className="quiet">Reading samples…</p>}
        {preview?.state === 'failed' && <p className="field-error">{preview.problem.message}</p>}
        {problem !== undefined && <p className="field-error">{problem.message}</p>}
        {description !== undefined && !description.available && <MissingData description={description} />}
        {description !== undefined && <UnreadableFiles description={description} />}
        <Button small onClick={() => setChoosing(true)}>
          Choose data…
        </Button>
      </div>
      <DataFitProblems />
      {choosing && <DataDialog current={dataset} onClose={() => setChoosing(false)} />}
    </section>
  );
}
