import type { ParameterShare } from '../canvas/parameterShares';

/** Layers that are named; the rest is one line. */
const MOST_NAMED = 4;

export type NamedShare = ParameterShare & { readonly percent: string };

export type LargestShares = {
  /** Largest first. */
  readonly largest: readonly NamedShare[];
  /** All that are not named, together. */
  readonly others: { readonly count: number; readonly params: number; readonly percent: string } | null;
};

export function largestShares(shares: readonly ParameterShare[]): LargestShares {
  const order = [...shares].sort((a, b) => b.params - a.params);
  // One line is as well used for the one layer that is left.
  const named = order.length <= MOST_NAMED + 1 ? order : order.slice(0, MOST_NAMED);
  const rest = order.slice(named.length);
  const sum = (pick: (share: ParameterShare) => number) => rest.reduce((total, share) => total + pick(share), 0);
  return {
    largest: named.map((share) => ({ ...share, percent: percentOf(share.share) })),
    others:
      rest.length === 0
        ? null
        : { count: rest.length, params: sum(({ params }) => params), percent: percentOf(sum(({ share }) => share)) },
  };
}

/** "86 %", "0.4 %", "< 0.1 %". */
export function percentOf(share: number): string {
  const percent = share * 100;
  if (percent >= 9.95) return `${Math.round(percent)} %`;
  return percent > 0 && percent < 0.1 ? '< 0.1 %' : `${percent.toFixed(1)} %`;
}
