import type { DatasetDescription } from '../../src/contract/datasets';
import { DownloadButton } from './DownloadButton';
import { useDatasetStore } from './datasetStore';
import { FolderButton } from './FolderButton';

/** A data set that is not on this machine: why, and the ways to get it. */
export function MissingData({ description }: { readonly description: DatasetDescription }) {
  const takeFrom = useDatasetStore((state) => state.takeFrom);
  return (
    <div className="missing-data">
      <p>{description.missing}</p>
      {description.canDownload && <DownloadButton description={description} />}
      {description.kind === 'builtIn' && (
        <FolderButton
          label="Use files in a folder…"
          title={`Folder with the files of ${description.title}`}
          onFolder={(folder) => takeFrom(description.dataset, folder)}
        />
      )}
    </div>
  );
}
