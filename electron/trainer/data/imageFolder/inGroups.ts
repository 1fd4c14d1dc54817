/** Files that are decoded at once: many, so that all cores have work, but of no more pixels (75 MB) together. */
const mostAtOnce = 64;
const mostPixelsAtOnce = 25_000_000;

/** Images in their order, as many as are decoded at once; `pixels`: how many an image file has. */
export function inGroups<T extends { readonly pixels: number }>(images: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let pixels = 0;
  for (const image of images) {
    const group = groups[groups.length - 1];
    pixels += image.pixels;
    if (group !== undefined && group.length < mostAtOnce && pixels <= mostPixelsAtOnce) {
      group.push(image);
    } else {
      groups.push([image]);
      pixels = image.pixels;
    }
  }
  return groups;
}
