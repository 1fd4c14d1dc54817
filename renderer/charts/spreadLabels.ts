/**
 * Moves labels apart so that none overlaps and each stays as near as it can to where it belongs.
 * `wanted`: centres in pixels, in any order; `height`: of a label; `top`, `bottom`: the room. Answers the centres in
 * the order of `wanted`. Where the room is too small they share it evenly.
 */
export function spreadLabels(
  wanted: readonly number[],
  height: number,
  top: number,
  bottom: number,
): readonly number[] {
  if (wanted.length === 0) return [];
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const step = Math.min(height, (bottom - top) / wanted.length);
  const centres = new Array<number>(wanted.length).fill(0);
  // Downwards with the needed distance, then back up from the bottom edge.
  let least = top + step / 2;
  for (const index of order) {
    const centre = Math.max(wanted[index] ?? 0, least);
    centres[index] = centre;
    least = centre + step;
  }
  let most = bottom - step / 2;
  for (const index of [...order].reverse()) {
    const centre = Math.min(centres[index] ?? 0, most);
    centres[index] = centre;
    most = centre - step;
  }
  return centres;
}
