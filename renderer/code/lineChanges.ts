/** Lines `from` up to `to` of the old text give way to `lines`; counted from 0, in the order of the text. */
export type LineChange = { readonly from: number; readonly to: number; readonly lines: readonly string[] };

/** Comparing more than this line by line would take longer than a frame. */
const MOST_COMPARISONS = 400_000;

/** What turns one text into another, so that as few lines as possible are touched and places in the rest stay. */
export function lineChanges(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (old.length === 0 && now.length === 0) return [];
  if (old.length * now.length > MOST_COMPARISONS || old.length === 0 || now.length === 0) {
    return [{ from: start, to: start + old.length, lines: now }];
  }
  return byLongestCommon(old, now).map(({ from, to, lines }) => ({ from: from + start, to: to + start, lines }));
}

/** Keeps the longest sequence of lines that both have. */
function byLongestCommon(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  const width = now.length + 1;
  // Length of the longest common sequence of what follows each pair of places.
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [from, first] = [i, j];
    while ((i < old.length || j < now.length) && !(i < old.length && j < now.length && old[i] === now[j])) {
      if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) i++;
      else j++;
    }
    if (i > from || j > first) changes.push({ from, to: i, lines: now.slice(first, j) });
    while (i < old.length && j < now.length && old[i] === now[j]) {
      i++;
      j++;
    }
  }
  return changes;
}
