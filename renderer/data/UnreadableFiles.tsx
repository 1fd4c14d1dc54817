import type { DatasetDescription } from '../../src/contract/datasets';
import { formatCount } from '../../src/document/Shape';
import { folderName } from './words';

/** The files of a folder that are skipped, each with its reason. */
export function UnreadableFiles({ description }: { readonly description: DatasetDescription }) {
  const { unreadable, unreadableCount } = description;
  if (unreadableCount === 0) return null;
  const files = unreadableCount === 1 ? '1 file is' : `${formatCount(unreadableCount)} files are`;
  return (
    <details className="unreadable">
      <summary>{files} not readable and skipped</summary>
      <ul>
        {unreadable.map(({ file, reason }) => (
          <li key={file} title={file}>
            <strong>{folderName(file)}</strong> {reason}
          </li>
        ))}
      </ul>
      {unreadable.length < unreadableCount && <p>and {formatCount(unreadableCount - unreadable.length)} more</p>}
    </details>
  );
}
