import type { ImportedNetwork, ImportNote } from '../../src/contract/importing';
import { formatCount } from '../../src/document/Shape';
import type { RunSummary } from '../../src/training/RunRecord';

export const noteKinds: readonly ImportNote['kind'][] = ['lost', 'changed', 'left-out'];

/** What each kind of note is called. */
export const noteWords: { readonly [kind in ImportNote['kind']]: string } = {
  lost: 'Lost',
  changed: 'Changed',
  'left-out': 'Left out',
};

/** "2 lost, 1 changed"; null where everything stands as it stood in the file. */
export function notesInWords(notes: readonly ImportNote[]): string | null {
  const parts = noteKinds.flatMap((kind) => {
    const count = notes.filter((note) => note.kind === kind).length;
    return count === 0 ? [] : [`${count} ${noteWords[kind].toLowerCase()}`];
  });
  return parts.length === 0 ? null : parts.join(', ');
}

/** Worst first, each kind in the order of the file. */
export function sortedNotes(notes: readonly ImportNote[]): readonly ImportNote[] {
  return [...notes].sort((a, b) => noteKinds.indexOf(a.kind) - noteKinds.indexOf(b.kind));
}

/** What became of the weights. */
export function weightsInWords({ weightCount, runId }: ImportedNetwork, runs: readonly RunSummary[]): string {
  if (weightCount === 0) return 'No weights were taken over.';
  const name = runs.find(({ id }) => id === runId)?.name;
  const where = name === undefined ? '' : `, kept as the run "${name}"`;
  return `${formatCount(weightCount)} ${weightCount === 1 ? 'weight' : 'weights'}${where}.`;
}

export function importedSentence(fileName: string, network: ImportedNetwork, runs: readonly RunSummary[]): string {
  return `${fileName} was opened as a new network. ${weightsInWords(network, runs)}`;
}
