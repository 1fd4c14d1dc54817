import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { randomBytes } from './randomBytes.mjs';

const classes = 10;
const quality = 90;

/**
 * A folder of JPEG files of `side` x `side`, the same for the same arguments: `train` with `images` of them in 10
 * classes, `test` with one a class. Each is a few smooth waves of random direction in its class' colours, with a little
 * noise: as large, and as hard to decode, as a small photo.
 */
export function randomImageFolder(images, side) {
  const folder = mkdtempSync(join(tmpdir(), 'convcanvas-bench-images-'));
  for (let index = 0; index < images + classes; index++) {
    const label = index % classes;
    const place = join(folder, index < images ? 'train' : 'test', `class-${label}`);
    mkdirSync(place, { recursive: true });
    const picture = { data: paint(label, side, randomBytes(side * side + 16, index + 1)), width: side, height: side };
    writeFileSync(join(place, `${String(index).padStart(5, '0')}.jpg`), jpeg.encode(picture, quality).data);
  }
  return folder;
}

/** Red, green, blue and opacity of every pixel. */
function paint(label, side, random) {
  const waves = Array.from({ length: 3 }, (_, wave) => {
    const angle = (random[wave] / 256) * Math.PI;
    const turns = ((1 + random[3 + wave] / 64) * 2 * Math.PI) / side;
    return { x: Math.cos(angle) * turns, y: Math.sin(angle) * turns, from: random[6 + wave] / 40 };
  });
  const pixels = Buffer.alloc(side * side * 4, 255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const noise = random[16 + y * side + x] / 16 - 8;
      for (let channel = 0; channel < 3; channel++) {
        const wave = waves[channel];
        const height = Math.sin(x * wave.x + y * wave.y + wave.from);
        const middle = 90 + ((label * 37 + channel * 61) % 80);
        pixels[(y * side + x) * 4 + channel] = Math.round(middle + 60 * height + noise);
      }
    }
  }
  return pixels;
}
