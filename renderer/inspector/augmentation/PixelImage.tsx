import { useEffect, useRef } from 'react';
import type { Picture } from './pixels';

/** One picture, pixel by pixel. `label`: what it shows, read aloud. */
export function PixelImage({ picture, label }: { readonly picture: Picture; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, rgba } = picture;
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [rgba, width, height]);
  return <canvas ref={canvas} className="augmented" width={width} height={height} role="img" aria-label={label} />;
}
