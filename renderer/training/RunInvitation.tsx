import { formatCount } from '../../src/document/Shape';
import { resolveTraining } from '../../src/training/resolveTraining';
import { useDatasetStore } from '../data/datasetStore';
import { useDocumentDataset } from '../data/documentDataset';
import { splitCounts } from '../data/words';
import { useDocumentStore } from '../state/documentStore';
import { RunControls } from './RunControls';

/** Before the first run: what Start will do, in the user's numbers. */
export function RunInvitation() {
  const training = useDocumentStore((state) => state.document.training);
  const { settings } = resolveTraining(training);
  const dataset = useDocumentDataset();
  const description = useDatasetStore((state) => state.descriptions[dataset]);
  const train = description === undefined ? 0 : splitCounts(description.trainImages, settings).train;
  const steps = Math.ceil(train / settings.batchSize);
  return (
    <div className="invitation">
      <div>
        <strong>Ready to train</strong>
        <p className="quiet">
          {description === undefined || train === 0
            ? 'Start learns from the images of the data set and draws the curves while it does.'
            : `Start shows the network ${formatCount(train)} images of ${description.title}, ${settings.epochs === 1 ? 'once' : `${settings.epochs} times`}, in ${formatCount(steps)} steps of ${formatCount(settings.batchSize)} images an epoch. The curves grow while it learns.`}
        </p>
      </div>
      <RunControls />
    </div>
  );
}
