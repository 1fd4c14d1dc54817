/**
 * Messages as text, for a WebSocket. JSON has no NaN and no Infinity, which a diverging run is full of: they travel as
 * `{ "$number": "NaN" }`.
 */
const numberField = '$number';

export function encodeMessage(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'number' && !Number.isFinite(item) ? { [numberField]: String(item) } : item,
  );
}

/** Throws `SyntaxError` where the text is not JSON. */
export function decodeMessage(text: string): unknown {
  return JSON.parse(text, (_, item: unknown) => {
    if (typeof item !== 'object' || item === null || !(numberField in item)) return item;
    const { [numberField]: name, ...rest } = item as { readonly [numberField]: unknown };
    return typeof name === 'string' && Object.keys(rest).length === 0 ? Number(name) : item;
  });
}
