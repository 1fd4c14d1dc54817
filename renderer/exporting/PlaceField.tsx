import { CircleAlert, FolderOpen, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { ExportPlace } from '../../src/contract/exporting';
import { Button } from '../ui/Button';
import { dateWords } from './dateWords';
import type { Place } from './usePlace';

export type PlaceFieldProps = {
  readonly place: Place | null;
  /** What the export would meet there; null while it is looked at. */
  readonly found: ExportPlace | null;
  readonly disabled: boolean;
};

/** The folder that is made, what becomes of what lies there, and the way to another place. */
export function PlaceField({ place, found, disabled }: PlaceFieldProps) {
  const heading = useId();
  return (
    <section className="export-place" aria-labelledby={heading}>
      <h3 id={heading} className="panel-title">
        Where
      </h3>
      {place !== null && <p className="export-path selectable">{place.folder ?? `A new folder in ${place.parent}`}</p>}
      <div className="export-found" aria-live="polite">
        {found !== null && <Found found={found} />}
      </div>
      {place !== null && place.choose !== null && (
        <Button small icon={FolderOpen} aria-disabled={disabled} onClick={() => !disabled && void place.choose?.()}>
          Another place…
        </Button>
      )}
    </section>
  );
}

function Found({ found }: { readonly found: ExportPlace }) {
  switch (found.kind) {
    case 'free':
      return null;
    case 'export':
      return (
        <p>
          <TriangleAlert size={14} strokeWidth={1.9} className="export-warning" aria-hidden="true" />
          <span>
            Replaces the export of {dateWords(found.writtenAt)} in this folder. Files that you have changed since are
            kept, under another name.
          </span>
        </p>
      );
    case 'taken':
      return (
        <p className="field-error">
          <CircleAlert size={14} strokeWidth={1.9} aria-hidden="true" />
          <span>{found.message}</span>
        </p>
      );
  }
}
