/** Lets people draw on a canvas with a bright pen; `changed` is called behind every stroke and while one is drawn. */
export function letDraw(canvas: HTMLCanvasElement, changed: () => Promise<void>): { clear(): void } {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no canvas to draw on.');
  const clear = () => {
    context.fillStyle = '#000';
    context.fillRect(0, 0, canvas.width, canvas.height);
  };
  clear();
  canvas.classList.add('draws');
  const place = (event: PointerEvent) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return [((event.clientX - left) * canvas.width) / width, ((event.clientY - top) * canvas.height) / height] as const;
  };
  let last: readonly [number, number] | null = null;
  let waits = false;
  const stroke = (from: readonly [number, number], to: readonly [number, number]) => {
    context.strokeStyle = '#fff';
    context.lineCap = 'round';
    context.lineWidth = canvas.width / 13;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      changed().catch(console.error);
    });
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = place(event);
    stroke(last, last);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (last === null) return;
    const next = place(event);
    stroke(last, next);
    last = next;
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    canvas.addEventListener(end, () => {
      last = null;
    });
  }
  return { clear };
}

/**
 * A drawing as MNIST's digits are: made smaller by averaging, its longer side 20 of 28, its center of mass in the middle.
 * Bytes row by row, bright on dark.
 */
export function drawingPixels(
  canvas: HTMLCanvasElement,
  size: { readonly height: number; readonly width: number },
): Uint8Array {
  const source = canvas.getContext('2d', { willReadFrequently: true });
  const small = new OffscreenCanvas(size.width, size.height).getContext('2d');
  if (source === null || small === null) throw new Error('This browser gives no canvas to draw on.');
  small.fillStyle = '#000';
  small.fillRect(0, 0, size.width, size.height);
  const { data } = source.getImageData(0, 0, canvas.width, canvas.height);
  const found = extent(data, canvas.width);
  if (found !== null) {
    const { left, top, width, height, x, y } = found;
    const scale = Math.min((size.width * 20) / 28 / width, (size.height * 20) / 28 / height);
    small.imageSmoothingQuality = 'high';
    const [toX, toY] = [size.width / 2 - (x - left) * scale, size.height / 2 - (y - top) * scale];
    small.drawImage(canvas, left, top, width, height, toX, toY, width * scale, height * scale);
  }
  const pixels = small.getImageData(0, 0, size.width, size.height).data;
  return Uint8Array.from({ length: size.width * size.height }, (_, place) => pixels[4 * place] ?? 0);
}

/** The box around what is drawn and its center of mass; null where nothing is. */
function extent(data: Uint8ClampedArray, width: number) {
  let [left, right, top, bottom, sum, x, y] = [width, -1, Number.POSITIVE_INFINITY, -1, 0, 0, 0];
  for (let place = 0; place < data.length / 4; place++) {
    const value = data[4 * place] ?? 0;
    if (value < 16) continue;
    const [column, row] = [place % width, Math.floor(place / width)];
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    sum += value;
    x += value * column;
    y += value * row;
  }
  return sum === 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1, x: x / sum, y: y / sum };
}
