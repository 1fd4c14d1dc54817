import { expect, test } from 'vitest';
import { chartedIds, forget, nothingShown, pinLimit, type Shown, select, toggleHidden, togglePin } from './shownRuns';

const after = (...steps: ((shown: Shown) => Shown)[]) => steps.reduce((shown, step) => step(shown), nothingShown);
const selecting = (id: string) => (shown: Shown) => select(shown, id);
const pinning = (id: string) => (shown: Shown) => togglePin(shown, id);
const hiding = (id: string) => (shown: Shown) => toggleHidden(shown, id);
const colours = (shown: Shown) => chartedIds(shown).map((id) => shown.colourPlaces[id]);

test('the selected run is drawn first and once', () => {
  expect(chartedIds(after(pinning('a'), pinning('b'), selecting('b')))).toEqual(['b', 'a']);
});

test('every drawn run has a colour of its own', () => {
  const many = after(selecting('a'), pinning('b'), pinning('c'), pinning('d'), pinning('e'));
  expect(new Set(colours(many)).size).toBe(5);
});

test('a run keeps its colour when others come and go', () => {
  const before = after(selecting('a'), pinning('b'));
  const later = pinning('b')(selecting('c')(pinning('b')(before)));
  expect(later.colourPlaces.b).toBe(before.colourPlaces.b);
  expect(new Set(colours(later)).size).toBe(2);
});

test('of two drawn runs with the same colour one gets another', () => {
  const shown = after(selecting('a'), selecting('b'), pinning('a'));
  expect(new Set(colours(shown)).size).toBe(2);
});

test('one pin too many takes the place of the oldest', () => {
  const shown = after(...['a', 'b', 'c', 'd', 'e'].map(pinning));
  expect(shown.pinned).toEqual(['b', 'c', 'd', 'e']);
  expect(shown.pinned).toHaveLength(pinLimit);
});

test('selecting a hidden run shows it', () => {
  expect(after(selecting('a'), hiding('a'), selecting('a')).hidden).toEqual([]);
});

test('a run that is gone leaves nothing behind', () => {
  const shown = forget(after(selecting('a'), pinning('a'), hiding('a'), pinning('b')), 'a');
  expect(shown).toEqual({ selectedId: null, pinned: ['b'], hidden: [], colourPlaces: { b: 1 } });
});
