import type { Sides } from '../params';

/** "1" for all sides, "1, 2" for height and width, "1+0, 2+3" for four of their own. */
export function sidesOnNode([[top, bottom], [left, right]]: Sides): string {
  if (top !== bottom || left !== right) return `${top}+${bottom}, ${left}+${right}`;
  return top === left ? `${top}` : `${top}, ${left}`;
}
