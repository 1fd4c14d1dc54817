/** The same bytes for the same seed (Park and Miller's generator, 1988). */
export function randomBytes(count, seed) {
  const bytes = Buffer.alloc(count);
  let state = (seed * 2_654_435_761) % 2_147_483_647;
  for (let place = 0; place < count; place++) {
    state = (state * 48_271) % 2_147_483_647;
    bytes[place] = (state >> 8) & 255;
  }
  return bytes;
}
