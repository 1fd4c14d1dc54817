import { useEffect, useRef } from 'react';
import type { ImageSample } from '../../src/contract/datasets';
import { decodeRgba } from './decodeSample';

export type SampleImageProps = {
  readonly sample: ImageSample;
  /** What the picture is: "9". */
  readonly name: string;
};

/** One image of a data set, pixel by pixel. */
export function SampleImage({ sample, name }: SampleImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const bytes = decodeRgba(sample.rgba);
    if (!context || bytes.length !== sample.width * sample.height * 4) return;
    context.putImageData(new ImageData(bytes, sample.width, sample.height), 0, 0);
  }, [sample]);
  return (
    <canvas
      ref={canvas}
      className="sample-image"
      width={sample.width}
      height={sample.height}
      role="img"
      aria-label={name}
    />
  );
}
