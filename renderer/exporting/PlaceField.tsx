import { FolderOpen } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../ui/Button';
import type { Place } from './usePlace';

export type PlaceFieldProps = { readonly place: Place | null; readonly disabled: boolean };

/** The folder that is made, and the way to another place. */
export function PlaceField({ place, disabled }: PlaceFieldProps) {
  const heading = useId();
  return (
    <section className="export-place" aria-labelledby={heading}>
      <h3 id={heading} className="panel-title">
        Where
      </h3>
      {place !== null && <p className="export-path selectable">{place.folder ?? `A new folder in ${place.parent}`}</p>}
      {place !== null && place.choose !== null && (
        <Button small icon={FolderOpen} aria-disabled={disabled} onClick={() => !disabled && void place.choose?.()}>
          Another place…
        </Button>
      )}
    </section>
  );
}
