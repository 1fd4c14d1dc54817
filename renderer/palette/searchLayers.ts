import type { LayerDefinition } from '../../src/layers/LayerDefinition';

/** Layers by how well they answer a query: their name before their type, before what they are also called. */
export function searchLayers(query: string, layers: readonly LayerDefinition[]): readonly LayerDefinition[] {
  const words = query.toLowerCase().trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return layers;
  return layers
    .map((definition, index) => ({ definition, index, score: scoreOf(definition, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ definition }) => definition);
}

/** 0 where a word fits nowhere. */
function scoreOf(definition: LayerDefinition, words: readonly string[]): number {
  const { title, type, keywords, summary } = definition;
  const phrase = words.join(' ');
  // "fully connected" is said as one.
  let total = words.length > 1 && keywords.some((keyword) => keyword.toLowerCase().startsWith(phrase)) ? 20 : 0;
  for (const word of words) {
    const score = Math.max(
      match(title, word) * 10,
      match(type, word) * 9,
      ...keywords.map((keyword) => match(keyword, word) * 5),
      summary.toLowerCase().includes(word) && word.length > 3 ? 1 : 0,
    );
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

/** 4: the whole; 3: its beginning; 2: the beginning of a word of it; 1: somewhere, or its letters in order. */
function match(text: string, word: string): number {
  const plain = text.toLowerCase();
  if (plain === word) return 4;
  if (plain.startsWith(word)) return 3;
  if (wordsOf(text).some((part) => part.startsWith(word))) return 2;
  if (plain.includes(word)) return 1;
  return word.length >= 3 && hasInOrder(lettersOf(text), word) ? 0.5 : 0;
}

/** Words begin at capitals and digits, as in the class names of Keras. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function hasInOrder(text: string, letters: string): boolean {
  let place = -1;
  // The first letter has to begin the name: "cnv" finds Conv2D, but not every name with these letters somewhere.
  if (text[0] !== letters[0]) return false;
  for (const letter of letters) {
    place = text.indexOf(letter, place + 1);
    if (place === -1) return false;
  }
  return true;
}
