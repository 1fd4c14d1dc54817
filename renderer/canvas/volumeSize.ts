import type { Plan } from '../../src/compiler/Plan';
import type { Shape } from '../../src/document/Shape';

/** How many pixels the square root of one becomes, for height and width, and for channels. */
export type VolumeScale = { readonly spatial: number; readonly channels: number };

/** Pixels of a drawing: the front is channels wide and the image high; the side is the image's width, drawn slanted. */
export type VolumeSize = {
  readonly width: number;
  readonly height: number;
  readonly slantX: number;
  readonly slantY: number;
};

const MAX_HEIGHT = 68;
const MAX_WIDTH = 60;
/** Below these the network is small, and is not blown up. */
const MAX_SPATIAL_SCALE = 13;
const MAX_CHANNEL_SCALE = 6.5;
const MIN_SIDE = 3;

const scales = new WeakMap<Plan, VolumeScale>();

/** One scale for all tensors of a network, so that they can be compared. */
export function volumeScale(plan: Plan): VolumeScale {
  const known = scales.get(plan);
  if (known !== undefined) return known;
  let [spatial, channels] = [1, 1];
  for (const { outputShape } of plan.layers) {
    if (outputShape?.length !== 3) continue;
    const [height = 1, width = 1, depth = 1] = outputShape;
    spatial = Math.max(spatial, height, width);
    channels = Math.max(channels, depth);
  }
  const scale = {
    spatial: Math.min(MAX_SPATIAL_SCALE, MAX_HEIGHT / Math.sqrt(spatial)),
    channels: Math.min(MAX_CHANNEL_SCALE, MAX_WIDTH / Math.sqrt(channels)),
  };
  scales.set(plan, scale);
  return scale;
}

/** The drawing of an image tensor; null for vectors, which have no volume. */
export function volumeSize(shape: Shape, scale: VolumeScale): VolumeSize | null {
  if (shape.length !== 3) return null;
  const [height = 1, width = 1, channels = 1] = shape;
  const side = Math.max(MIN_SIDE, Math.sqrt(width) * scale.spatial);
  return {
    width: Math.max(MIN_SIDE, Math.sqrt(channels) * scale.channels),
    height: Math.max(MIN_SIDE, Math.sqrt(height) * scale.spatial),
    slantX: side * 0.3,
    slantY: side * 0.2,
  };
}
