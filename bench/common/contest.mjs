/**
 * Lets contenders run by turns, so that a machine which slows down or is disturbed for a while does so for all. Each
 * `measure` gives `{ value, ... }` (larger is better) or throws; a contender that failed once is not tried again.
 * Answers by name the best of its rounds, or `{ value: null, reason }`.
 */
export async function contest(contenders, rounds, report = () => {}) {
  const results = new Map();
  for (let round = 1; round <= rounds; round++) {
    for (const { name, measure } of contenders) {
      const best = results.get(name);
      if (best?.value === null) continue;
      const result = await attempt(measure);
      if (best === undefined || result.value === null || result.value > best.value) results.set(name, result);
      report(name, result, round);
    }
  }
  return results;
}

async function attempt(measure) {
  try {
    return await measure();
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { value: null, reason };
  }
}

/** The best of these contenders, as `{ name, value }`; null where none was measured. */
export function bestOf(results, names) {
  const measured = names
    .map((name) => ({ name, value: results.get(name)?.value ?? null }))
    .filter(({ value }) => value !== null);
  return measured.sort((a, b) => b.value - a.value)[0] ?? null;
}

/** "1.52 x, goal 1.4: met"; `ours` and `theirs` are larger for the better. */
export function againstGoal(ours, theirs, goal) {
  if (ours === null || theirs === null) return 'not measured';
  const ratio = ours / theirs;
  return `${ratio.toFixed(2)} x, goal ${goal}: ${ratio >= goal ? 'met' : 'missed'}`;
}
