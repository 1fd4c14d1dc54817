import { create } from 'zustand';
import type { LayerDefinition } from '../../src/layers/LayerDefinition';

/** A layer on its way from the palette, at a place of the window. */
export type PaletteDrag = {
  readonly definition: LayerDefinition;
  readonly x: number;
  readonly y: number;
  /** Over the canvas it is shown as large as the node will be. */
  readonly onCanvas: boolean;
};

export const useDragStore = create<{ readonly drag: PaletteDrag | null }>()(() => ({ drag: null }));
