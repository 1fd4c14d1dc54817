import { describe, expect, it } from 'vitest';
import type { ImportNote } from '../../src/contract/importing';
import { notesInWords, sortedNotes, weightsInWords } from './importWords';

const note = (kind: ImportNote['kind'], layer: string): ImportNote => ({ kind, nodeId: null, layer, message: '' });
const network = { text: '', name: '', format: '', notes: [] };

describe('what an import says of its layers', () => {
  it.each<[readonly ImportNote[], string | null]>([
    [[], null],
    [[note('changed', 'a')], '1 changed'],
    [[note('left-out', 'a'), note('lost', 'b'), note('lost', 'c')], '2 lost, 1 left out'],
  ])('%#', (notes, words) => {
    expect(notesInWords(notes)).toBe(words);
  });

  it('puts what was lost first, and keeps the order of the file', () => {
    const notes = [note('left-out', 'a'), note('lost', 'b'), note('changed', 'c'), note('lost', 'd')];
    expect(sortedNotes(notes).map(({ layer }) => layer)).toEqual(['b', 'd', 'c', 'a']);
  });
});

describe('what an import says of its weights', () => {
  it.each([
    [0, null, 'No weights were taken over.'],
    [1, null, '1 weight.'],
    [25_000, 'r1', '25,000 weights.'],
  ])('%d, in run %s', (weightCount, runId, words) => {
    expect(weightsInWords({ ...network, weightCount, runId }, [])).toBe(words);
  });
});
