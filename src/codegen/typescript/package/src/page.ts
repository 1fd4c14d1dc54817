import * as tf from '@tensorflow/tfjs';
import values from '../weights.bin';
import specs from '../weights.json';
import { drawingPixels, letDraw } from './drawing';
import { fitImage } from './fitImage';
import { buildModel } from './model';
import { settings } from './settings';
import type { WeightSpecs } from './weights';
import { setWeights } from './weights';

const [height = 1, width = 1, channels = 1] = settings.imageShape;
const takesImages = settings.imageShape.length === 3 && (channels === 1 || channels === 3);
/** Small grey images, as digits are, can be drawn. */
const isDrawn = takesImages && channels === 1 && height <= 64 && width <= 64;
/** More outputs than these are shown by their size, only the largest ones. */
const longest = 10;

const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const picture = element<HTMLCanvasElement>('picture');
const message = element('message');

async function start(): Promise<void> {
  document.title = settings.title;
  element('title').textContent = settings.title;
  element('ask').textContent = isDrawn ? 'Draw, or choose an image' : 'Choose an image';
  const size = `${height} × ${width}`;
  element('hint').textContent = isDrawn
    ? `Draw large and in the middle. An image can also be dropped here; it becomes ${size} pixels, bright on dark as drawn.`
    : `An image can also be dropped here; it becomes ${size} pixels.`;
  element('clear').hidden = !isDrawn;
  picture.style.setProperty('--aspect', `${width} / ${height}`);
  picture.width = 320;
  picture.height = Math.max(1, Math.round((320 * height) / width));
  message.textContent = 'Loading the network …';
  if (!takesImages) throw new Error(`This network takes ${settings.imageShape.join(' × ')} values, which is no image.`);
  await tf.ready();
  const model = buildModel();
  setWeights(model, [...specs] as WeightSpecs, Uint8Array.from(values).buffer);
  const classify = (pixels: Uint8Array) => show(model, pixels);
  const invite = () => {
    message.textContent = isDrawn ? 'Draw something, and see what it is taken for.' : 'Choose an image first.';
    message.hidden = false;
    element('classes').replaceChildren();
    element('seen-row').hidden = true;
  };
  if (isDrawn) {
    const drawing = letDraw(picture, () => classify(drawingPixels(picture, { height, width })));
    element('clear').addEventListener('click', () => {
      drawing.clear();
      invite();
    });
  }
  listenForFiles(async (file) => classify(await imagePixels(file)));
  invite();
}

/** What is chosen or dropped. */
function listenForFiles(take: (file: File) => Promise<void>): void {
  const chosen = element<HTMLInputElement>('file');
  chosen.addEventListener('change', () => {
    const file = chosen.files?.[0];
    if (file !== undefined) take(file).catch(showFailure);
    chosen.value = '';
  });
  const source = element('source');
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    source.classList.add('over');
  });
  document.addEventListener('dragleave', () => source.classList.remove('over'));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    source.classList.remove('over');
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) take(file).catch(showFailure);
  });
}

/** An image file in the size of the network's input; shown as it is. */
async function imagePixels(file: File): Promise<Uint8Array> {
  const image = await createImageBitmap(file).catch(() => {
    throw new Error(`${file.name} is no image that this browser can show.`);
  });
  const whole = new OffscreenCanvas(image.width, image.height).getContext('2d');
  const shown = picture.getContext('2d');
  if (whole === null || shown === null) throw new Error('This browser gives no canvas to draw on.');
  whole.drawImage(image, 0, 0);
  shown.drawImage(image, 0, 0, picture.width, picture.height);
  const { data } = whole.getImageData(0, 0, image.width, image.height);
  const decoded = {
    width: image.width,
    height: image.height,
    channels: 4,
    pixels: new Uint8Array(data.buffer),
  } as const;
  return fitImage(decoded, { height, width, channels: channels === 1 ? 1 : 3 });
}

async function show(model: tf.LayersModel, pixels: Uint8Array): Promise<void> {
  const outputs = tf.tidy(() => {
    const image = tf.tensor(
      Float32Array.from(pixels, (value) => value / 255),
      [1, height, width, channels],
    );
    return (model.apply(image) as tf.Tensor).flatten();
  });
  const shares = Array.from(await outputs.data());
  outputs.dispose();
  const named = shares.map((share, place) => ({ share, name: settings.classNames[place] ?? `Output ${place}` }));
  const ranked = named.length > longest ? [...named].sort((a, b) => b.share - a.share).slice(0, longest) : named;
  const best = Math.max(...shares);
  message.hidden = true;
  element('classes').replaceChildren(...ranked.map((entry) => row(entry, entry.share === best && named.length > 1)));
  showSeen(pixels);
}

function row({ name, share }: { readonly name: string; readonly share: number }, isBest: boolean): HTMLElement {
  const line = document.createElement('li');
  const part = (className: string, text = '') => {
    const made = document.createElement('div');
    made.className = className;
    made.textContent = text;
    return made;
  };
  const isShare = share >= 0 && share <= 1;
  const track = part('track');
  const bar = part('bar');
  bar.style.width = `${isShare ? 100 * share : 0}%`;
  track.append(bar);
  line.append(
    part('name', name),
    part('share', isShare ? `${(100 * share).toFixed(1)} %` : share.toPrecision(4)),
    track,
  );
  line.className = isBest ? 'best' : '';
  return line;
}

/** The image as the network gets it. */
function showSeen(pixels: Uint8Array): void {
  const seen = element<HTMLCanvasElement>('seen');
  [seen.width, seen.height] = [width, height];
  const context = seen.getContext('2d');
  if (context === null) return;
  const image = context.createImageData(width, height);
  for (let place = 0; place < width * height; place++) {
    for (let color = 0; color < 3; color++) {
      image.data[4 * place + color] = pixels[place * channels + (channels === 1 ? 0 : color)] ?? 0;
    }
    image.data[4 * place + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  element('seen-words').textContent = `What the network sees: ${height} × ${width}`;
  element('seen-row').hidden = false;
}

function showFailure(error: unknown): void {
  message.hidden = false;
  message.className = 'failure';
  message.textContent = error instanceof Error ? error.message : String(error);
}

start().catch(showFailure);
