import { runColourCount } from '../charts/runColours';

/** Which runs are drawn, and in which colour. */
export type Shown = {
  /** The run whose figures the view shows. */
  readonly selectedId: string | null;
  /** Runs to compare with, in the order in which they were pinned. */
  readonly pinned: readonly string[];
  /** Drawn runs whose lines are switched off for now. */
  readonly hidden: readonly string[];
  /** The place in the palette of each run that has one. */
  readonly colourPlaces: { readonly [runId: string]: number };
};

export const nothingShown: Shown = { selectedId: null, pinned: [], hidden: [], colourPlaces: {} };

/** The runs that the charts hold, hidden ones included: the selected one first, then those it is compared with. */
export function chartedIds({ selectedId, pinned }: Shown): readonly string[] {
  const others = pinned.filter((id) => id !== selectedId);
  return selectedId === null ? others : [selectedId, ...others];
}

/** At most so many runs can be pinned: with one more selected, every colour is taken. */
export const pinLimit = runColourCount - 1;

export function select(shown: Shown, runId: string | null): Shown {
  return coloured({ ...shown, selectedId: runId, hidden: shown.hidden.filter((id) => id !== runId) });
}

/** Pins a run or takes the pin out. One more than the limit takes the place of the oldest. */
export function togglePin(shown: Shown, runId: string): Shown {
  if (shown.pinned.includes(runId)) return coloured({ ...shown, pinned: without(shown.pinned, runId) });
  return coloured({ ...shown, pinned: [...shown.pinned, runId].slice(-pinLimit) });
}

export function toggleHidden(shown: Shown, runId: string): Shown {
  const hidden = shown.hidden.includes(runId) ? without(shown.hidden, runId) : [...shown.hidden, runId];
  return { ...shown, hidden };
}

/** Without a run that is no longer there. */
export function forget(shown: Shown, runId: string): Shown {
  const { [runId]: _gone, ...colourPlaces } = shown.colourPlaces;
  return {
    selectedId: shown.selectedId === runId ? null : shown.selectedId,
    pinned: without(shown.pinned, runId),
    hidden: without(shown.hidden, runId),
    colourPlaces,
  };
}

/** Gives each charted run a colour of its own. A run keeps the one that it has, unless another drawn one has it too. */
function coloured(shown: Shown): Shown {
  const taken = new Set<number>();
  const places: Record<string, number> = { ...shown.colourPlaces };
  const later: string[] = [];
  for (const id of chartedIds(shown)) {
    const place = places[id];
    if (place === undefined || taken.has(place)) later.push(id);
    else taken.add(place);
  }
  for (const id of later) {
    const place = Array.from({ length: runColourCount }, (_, index) => index).find((index) => !taken.has(index)) ?? 0;
    places[id] = place;
    taken.add(place);
  }
  return { ...shown, colourPlaces: places };
}

function without(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((other) => other !== id);
}
