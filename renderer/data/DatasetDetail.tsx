import { resolveTraining } from '../../src/training/resolveTraining';
import { useDocumentStore } from '../state/documentStore';
import { ClassBars } from './ClassBars';
import { useDatasetStore } from './datasetStore';
import { MissingData } from './MissingData';
import { SampleGrid } from './SampleGrid';
import { UnreadableFiles } from './UnreadableFiles';
import { useInputSize } from './useInputSize';
import { usePreview } from './usePreview';
import { countsText, imageShapeText, splitCounts } from './words';

/** So many samples are shown before a data set is taken. */
const previewSamples = 40;

/** What is known of one data set: its images, its classes and how many there are of each. */
export function DatasetDetail({ dataset }: { readonly dataset: string }) {
  const description = useDatasetStore((state) => state.descriptions[dataset]);
  const problem = useDatasetStore((state) => state.problems[dataset]);
  const training = useDocumentStore((state) => state.document.training);
  const preview = usePreview(description?.available === true ? dataset : null, previewSamples, useInputSize());
  const { settings } = resolveTraining(training);
  return (
    <section className="dataset-detail" aria-label="About the data">
      {problem !== undefined && <p className="field-error">{problem.message}</p>}
      {description === undefined && problem === undefined && <p className="quiet">Looking at the data…</p>}
      {description !== undefined && !description.available && <MissingData description={description} />}
      {description?.available && (
        <>
          <p>
            {countsText(description, splitCounts(description.trainImages, settings))}; images{' '}
            {imageShapeText(description)}
          </p>
          {preview?.state === 'loading' && <p className="quiet">Reading samples…</p>}
          {preview?.state === 'failed' && <p className="field-error">{preview.problem.message}</p>}
          {preview?.state === 'ready' && (
            <SampleGrid description={preview.preview.description} samples={preview.preview.samples} labelled />
          )}
          <ClassBars description={description} />
          <UnreadableFiles description={description} />
          {description.source !== '' && <p className="quiet data-source">{description.source}</p>}
        </>
      )}
    </section>
  );
}
