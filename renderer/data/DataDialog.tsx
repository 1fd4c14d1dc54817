import { useEffect, useState } from 'react';
import { formatCount } from '../../src/document/Shape';
import { setTraining } from '../../src/editing/changing';
import { isBuiltInDataset } from '../../src/training/DatasetInfo';
import { useDocumentStore } from '../state/documentStore';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { DatasetDetail } from './DatasetDetail';
import { useDatasetStore } from './datasetStore';
import { datasetFrom } from './documentDataset';
import { FolderButton } from './FolderButton';
import { folderName, imageShapeText } from './words';

export type DataDialogProps = {
  /** The document's data set, with the whole path of a folder. */
  readonly current: string;
  readonly onClose: () => void;
};

/** Chooses the data: what is built in, or a folder of images; with samples and class counts before it is taken. */
export function DataDialog({ current, onClose }: DataDialogProps) {
  const [looked, setLooked] = useState(current);
  const builtIn = useDatasetStore((state) => state.listed);
  const descriptions = useDatasetStore((state) => state.descriptions);
  const listProblem = useDatasetStore((state) => state.listProblem);
  const { list, describe } = useDatasetStore.getState();
  useEffect(() => {
    void list();
  }, [list]);
  const look = (dataset: string) => {
    setLooked(dataset);
    if (useDatasetStore.getState().descriptions[dataset] === undefined) void describe(dataset);
  };
  const take = (dataset: string) => {
    const { document, run } = useDocumentStore.getState();
    // A path that counts from the document stays as it was written.
    if (dataset !== current) run(setTraining(document, 'dataset', dataset));
    onClose();
  };
  const lookInto = async (chosen: string) => {
    const folder = datasetFrom(chosen, useDocumentStore.getState().path);
    await describe(folder);
    setLooked(folder);
  };
  const folders = [...new Set([current, looked])].filter((dataset) => !isBuiltInDataset(dataset));
  const description = descriptions[looked];
  return (
    <Dialog title="Choose data" onClose={onClose} wide>
      <div className="data-dialog">
        <div className="data-options">
          <ul aria-label="Data sets">
            {builtIn.map((each) => (
              <DataOption
                key={each.dataset}
                title={each.title}
                text={
                  each.available
                    ? `${formatCount(each.trainImages + each.testImages)} images, ${imageShapeText(each)}`
                    : 'not on this machine'
                }
                isLooked={each.dataset === looked}
                onLook={() => look(each.dataset)}
              />
            ))}
            {folders.map((folder) => (
              <DataOption
                key={folder}
                title={folderName(folder)}
                text={folder}
                isLooked={folder === looked}
                onLook={() => look(folder)}
              />
            ))}
          </ul>
          {listProblem !== null && <p className="field-error">{listProblem.message}</p>}
          <FolderButton
            label="Folder of images…"
            title="Folder with one sub-folder of images a class"
            onFolder={lookInto}
          />
        </div>
        <DatasetDetail dataset={looked} />
      </div>
      <footer className="dialog-actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" disabled={description?.available !== true} onClick={() => take(looked)}>
          Use {description?.title ?? folderName(looked)}
        </Button>
      </footer>
    </Dialog>
  );
}

type DataOptionProps = {
  readonly title: string;
  readonly text: string;
  readonly isLooked: boolean;
  readonly onLook: () => void;
};

function DataOption({ title, text, isLooked, onLook }: DataOptionProps) {
  return (
    <li>
      <button type="button" className="data-option" aria-current={isLooked} onClick={onLook}>
        <strong>{title}</strong>
        <span className="quiet" title={text}>
          {text}
        </span>
      </button>
    </li>
  );
}
