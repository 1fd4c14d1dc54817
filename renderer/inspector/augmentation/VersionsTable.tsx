import { asFed, augmentPicture } from './augmentPicture';
import { PixelImage } from './PixelImage';
import type { Picture } from './pixels';
import type { PreviewStep } from './previewSteps';
import { rowsShown } from './rows';

/** Beside each original. */
const versions = 4;
const blankRows = Array.from({ length: rowsShown }, () => null);
const blankVersions = Array.from({ length: versions }, () => null);

export type VersionsTableProps = {
  /** null while they are read. */
  readonly pictures: readonly Picture[] | null;
  readonly channels: number;
  readonly steps: readonly PreviewStep[];
  readonly seed: number;
};

/** A row an image: as it is, and as training sees it. */
export function VersionsTable({ pictures, channels, steps, seed }: VersionsTableProps) {
  return (
    <table className="versions" aria-busy={pictures === null}>
      <thead>
        <tr>
          <th scope="col">Original</th>
          <th scope="colgroup" colSpan={versions}>
            In training, for example
          </th>
        </tr>
      </thead>
      <tbody>
        {(pictures ?? blankRows).map((picture, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is a place; its picture changes.
          <Row key={place} picture={picture} place={place} channels={channels} steps={steps} seed={seed} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Omit<VersionsTableProps, 'pictures'> & { readonly picture: Picture | null; readonly place: number };

/** A component of its own, so that a key that is pressed need not wait for all rows. */
function Row({ picture, place, channels, steps, seed }: RowProps) {
  const shown = picture === null ? blankVersions : augmentPicture(picture, channels, steps, { seed, place, versions });
  return (
    <tr>
      <td>
        {picture === null ? (
          <Blank />
        ) : (
          <PixelImage picture={asFed(picture, channels)} label={`${picture.name}, original`} />
        )}
      </td>
      {shown.map((version, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: versions have no name of their own.
        <td key={index}>
          {version === null ? (
            <Blank />
          ) : (
            <PixelImage picture={version} label={`${version.name}, changed, ${index + 1} of ${versions}`} />
          )}
        </td>
      ))}
    </tr>
  );
}

/** The place of a picture that is not read yet. */
function Blank() {
  return <span className="augmented" />;
}
