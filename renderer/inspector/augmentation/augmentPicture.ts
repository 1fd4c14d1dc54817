import type { Scaling } from '../../../src/layers/LayerDefinition';
import { RandomStream } from '../../../src/training/random';
import { type Picture, pixelsOf, rgbaOf } from './pixels';
import type { PreviewStep } from './previewSteps';

/** What is drawn for a preview: as it is looked at again with other settings, the same is drawn. */
export type PreviewDraw = {
  readonly seed: number;
  /** Which picture it is: each is changed in another way. */
  readonly place: number;
  readonly versions: number;
};

/** A picture as the network is given it, before any layer. */
export function asFed(picture: Picture, channels: number): Picture {
  return { ...picture, rgba: rgbaOf(pixelsOf(picture.rgba, channels), channels) };
}

/** A picture as it comes out of the last of these layers in training, several times, in its own range of colours. */
export function augmentPicture(
  picture: Picture,
  channels: number,
  steps: readonly PreviewStep[],
  { seed, place, versions }: PreviewDraw,
): readonly Picture[] {
  const shape = [picture.height, picture.width, channels];
  const fed = pixelsOf(picture.rgba, channels);
  const streams = steps.map((step) =>
    step.kind === 'augment' ? new RandomStream(seed, `preview/${step.layerId}/${place}`) : null,
  );
  return Array.from({ length: versions }, () => {
    const changed = steps.reduce((pixels, step, index) => {
      if (step.kind === 'scale') return scaled(pixels, channels, step);
      const random = streams[index];
      if (random == null) return pixels;
      const { augmentation, params } = step;
      return augmentation.apply(params, shape, pixels, augmentation.draw(params, shape, random));
    }, fed);
    return { ...picture, rgba: rgbaOf(unscaled(changed, channels, steps), channels) };
  });
}

function scaled(pixels: Float32Array, channels: number, { scale, offset }: Scaling): Float32Array {
  return pixels.map((value, index) => value * at(scale, index % channels) + at(offset, index % channels));
}

/** Takes every scaling back, so that only what was drawn is seen. */
function unscaled(pixels: Float32Array, channels: number, steps: readonly PreviewStep[]): Float32Array {
  return steps.reduceRight(
    (shown, step) =>
      step.kind === 'scale'
        ? shown.map((value, index) => (value - at(step.offset, index % channels)) / at(step.scale, index % channels))
        : shown,
    pixels,
  );
}

/** The channel's own number, or the one for all. */
function at(values: readonly number[], channel: number): number {
  return values[values.length === 1 ? 0 : channel] ?? 0;
}
