const units = ['', ' k', ' M', ' G', ' T'];

/** "1.2 M" of a large count; small ones as they are. */
export function shortCount(count: number): string {
  let value = count;
  let unit = 0;
  // What rounds to a thousand of a unit is one of the next.
  while (value >= (unit === 0 ? 1000 : 999.5) && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  if (unit === 0) return String(count);
  return `${value >= 99.5 ? Math.round(value) : Number(value.toPrecision(2))}${units[unit]}`;
}
