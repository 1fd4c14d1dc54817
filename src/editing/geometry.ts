export {
  bounds,
  COLUMN_STEP,
  freePlace,
  GRID,
  NODE_HEIGHT,
  NODE_WIDTH,
  overlaps,
  ROW_STEP,
  snap,
  VOLUME_HEIGHT,
} from '../document/geometry';
