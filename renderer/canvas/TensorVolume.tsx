import { memo } from 'react';
import type { VolumeSize } from './volumeSize';

const PEN = 1;

/** A tensor as a box, to scale by the square root. Its numbers stand on the node. */
export const TensorVolume = memo(function TensorVolume({ width, height, slantX, slantY }: VolumeSize) {
  const right = width + slantX;
  const bottom = height + slantY;
  const points = (...list: readonly (readonly [number, number])[]) => list.map((point) => point.join(',')).join(' ');
  return (
    <svg
      className="tensor-volume"
      aria-hidden="true"
      width={right + 2 * PEN}
      height={bottom + 2 * PEN}
      viewBox={`${-PEN} ${-PEN} ${right + 2 * PEN} ${bottom + 2 * PEN}`}
    >
      <polygon className="volume-front" points={points([0, slantY], [width, slantY], [width, bottom], [0, bottom])} />
      <polygon className="volume-top" points={points([0, slantY], [slantX, 0], [right, 0], [width, slantY])} />
      <polygon className="volume-side" points={points([width, slantY], [right, 0], [right, height], [width, bottom])} />
    </svg>
  );
});
