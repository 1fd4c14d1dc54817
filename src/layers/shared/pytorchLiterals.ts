/** A number as a Python float: `0.5`, `2.0`, `1e-7`. */
function pythonFloat(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** One number as a float, more as a list of floats. */
export function pythonFloats(values: readonly number[]): string {
  const floats = values.map(pythonFloat);
  return floats.length === 1 ? floats.join('') : `[${floats.join(', ')}]`;
}

/** A call whose absent arguments, `null`, are left out: `nn.LayerNorm(6, eps=0.001)`. */
export function pythonCall(
  name: string,
  positional: readonly string[],
  keywords: { readonly [keyword: string]: string | null } = {},
): string {
  const named = Object.entries(keywords).flatMap(([keyword, value]) => (value === null ? [] : [`${keyword}=${value}`]));
  return `${name}(${[...positional, ...named].join(', ')})`;
}
