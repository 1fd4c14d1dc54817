import { LayoutTemplate, Wand2 } from 'lucide-react';
import { formatCount } from '../../src/document/Shape';
import { resolveTraining } from '../../src/training/resolveTraining';
import { scheduleSpecs } from '../../src/training/scheduleTable';
import { runCommand } from '../commands/runCommand';
import { useDatasetStore } from '../data/datasetStore';
import { useDocumentDataset } from '../data/documentDataset';
import { folderName, formatBytes } from '../data/words';
import { useDocumentStore } from '../state/documentStore';
import { Button } from '../ui/Button';
import { FieldProblems } from './FieldProblems';
import { Health } from './Health';
import { NetworkNameField } from './NetworkNameField';
import { ParameterShares } from './ParameterShares';

/** 32-bit floating-point numbers, as they are trained and saved. */
const BYTES_A_WEIGHT = 4;

/** Nothing is chosen: the network as a whole, and what it will learn from. */
export function NetworkInspector() {
  const training = useDocumentStore((state) => state.document.training);
  const plan = useDocumentStore((state) => state.plan);
  const { settings } = resolveTraining(training);
  const dataset = useDocumentDataset();
  const data = useDatasetStore((state) => state.descriptions[dataset]?.title) ?? folderName(dataset);
  const { params, trainableParams, macs } = plan.totals;
  return (
    <>
      <NetworkNameField />
      <p className="quiet">Choose a layer to see its settings and why its output has its shape.</p>
      <Health />
      <FieldProblems problems={plan.diagnostics.filter((problem) => problem.nodeId === null)} />
      <section className="inset" aria-label="Totals">
        <h3>The network</h3>
        <dl className="formula-lines">
          <dt>Layers</dt>
          <dd className="number">
            <b>{plan.layers.length}</b>
          </dd>
          <dt>Parameters</dt>
          <dd className="number">
            <b>{formatCount(params)}</b>
            {params > trainableParams && (
              <span className="quiet"> ({formatCount(params - trainableParams)} not trained)</span>
            )}
          </dd>
          <dt>MACs</dt>
          <dd className="number">
            <b>{formatCount(macs)}</b> an image
          </dd>
          <dt>Weights</dt>
          <dd className="number">{formatBytes(params * BYTES_A_WEIGHT)}</dd>
        </dl>
      </section>
      <ParameterShares />
      <section className="inset" aria-label="Training">
        <h3>Training</h3>
        <dl className="formula-lines">
          <dt>Data</dt>
          <dd>{data}</dd>
          <dt>Epochs</dt>
          <dd className="number">{settings.epochs}</dd>
          <dt>Batch size</dt>
          <dd className="number">{settings.batchSize}</dd>
          <dt>Optimizer</dt>
          <dd>
            {settings.optimizer.type}, <span className="number">{settings.optimizer.learningRate}</span>
          </dd>
          <dt>Schedule</dt>
          <dd>{scheduleSpecs[settings.schedule.type].title}</dd>
        </dl>
        <button type="button" className="link-button" onClick={() => runCommand('viewTrain')}>
          Change data and settings
        </button>
      </section>
      <div className="inspector-actions">
        <Button icon={Wand2} onClick={() => runCommand('tidy')}>
          Tidy up
        </Button>
        <Button icon={LayoutTemplate} onClick={() => runCommand('templates')}>
          Templates
        </Button>
      </div>
    </>
  );
}
