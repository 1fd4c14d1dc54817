/** A moment (ISO 8601) as the system writes dates; as it is where it is none. */
export function dateWords(moment: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime())
    ? moment
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
