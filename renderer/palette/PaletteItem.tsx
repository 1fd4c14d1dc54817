import { memo, useRef } from 'react';
import type { LayerDefinition } from '../../src/layers/LayerDefinition';
import { LayerIcon } from '../design/LayerIcon';
import { Tooltip } from '../ui/Tooltip';
import { appendFromPalette } from './append';
import { beginPaletteDrag } from './paletteDrag';

/** A layer type: a click adds it, a drag places it. */
export const PaletteItem = memo(function PaletteItem({ definition }: { readonly definition: LayerDefinition }) {
  const dragged = useRef(false);
  const { type, title, family, icon, summary } = definition;
  return (
    <Tooltip text={summary} side="right">
      <button
        type="button"
        className="palette-item"
        data-family={family}
        data-type={type}
        onPointerDown={(event) => {
          dragged.current = false;
          beginPaletteDrag(event.nativeEvent, definition, () => {
            dragged.current = true;
          });
        }}
        onClick={() => {
          // The click that a drag ends with is not meant.
          if (!dragged.current) appendFromPalette(type);
          dragged.current = false;
        }}
      >
        <span className="palette-icon">
          <LayerIcon name={icon} />
        </span>
        {title}
      </button>
    </Tooltip>
  );
});
