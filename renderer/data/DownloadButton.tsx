import { Download } from 'lucide-react';
import type { DatasetDescription } from '../../src/contract/datasets';
import { Button } from '../ui/Button';
import { useDatasetStore } from './datasetStore';
import { formatBytes } from './words';

/** Gets a data set, with its size before and its progress during. One that was broken off goes on where it was. */
export function DownloadButton({ description }: { readonly description: DatasetDescription }) {
  const { dataset, downloadBytes, title } = description;
  const download = useDatasetStore((state) => state.downloads[dataset]);
  const start = useDatasetStore((state) => state.download);
  if (download === undefined) {
    return (
      <Button small icon={Download} onClick={() => void start(dataset)}>
        Download{downloadBytes === null ? '' : ` ${formatBytes(downloadBytes)}`}
      </Button>
    );
  }
  const { received, total } = download;
  const share = total === null || total === 0 ? null : received / total;
  return (
    <div className="download">
      <div
        className={share === null ? 'progress-track progress-unknown' : 'progress-track'}
        role="progressbar"
        aria-label={`Download of ${title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        <span className="progress-fill" style={share === null ? undefined : { width: `${share * 100}%` }} />
      </div>
      <span className="quiet number">
        {formatBytes(received)}
        {total === null ? '' : ` of ${formatBytes(total)}`}
      </span>
    </div>
  );
}
