import { useEffect } from 'react';
import { isBuiltInDataset } from '../../src/training/DatasetInfo';
import { resolveTraining } from '../../src/training/resolveTraining';
import { useDatasetStore } from '../data/datasetStore';
import { useDocumentStore } from '../state/documentStore';
import { useEngineStore } from './engineStore';
import { useTrainingStore } from './trainingStore';

/**
 * Keeps the stores of runs and data in step with the services and the document, whichever view is shown. Mounted once
 * by the window; draws nothing.
 */
export function TrainingConnection() {
  const dataset = useDocumentStore((state) => resolveTraining(state.document.training).settings.dataset);
  const facts = useDatasetStore((state) => state.facts);
  useEffect(() => useTrainingStore.getState().connect(), []);
  useEffect(() => useDatasetStore.getState().connect(), []);
  useEffect(() => void useEngineStore.getState().load(), []);
  useEffect(() => useDatasetStore.getState().choose(dataset), [dataset]);
  useEffect(() => {
    // The compiler knows what is built in; of a folder it knows what was found there.
    useDocumentStore.getState().setFacts(isBuiltInDataset(dataset) ? null : facts);
  }, [dataset, facts]);
  return null;
}
