import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sourceText } from '../../src/codegen/SourceFile';
import { codeLanguages } from '../../src/contract/settings';
import { emptyDocument } from '../../src/document/NetworkDocument';
import { nudge, setName, setParam } from '../../src/editing/changing';
import { templates } from '../../src/templates/templates';
import { useDocumentStore } from '../state/documentStore';
import { followSource, type Source } from './followSource';

let frames: (() => void)[] = [];

function nextFrame(): void {
  const due = frames;
  frames = [];
  for (const frame of due) frame();
}

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = [];
  });
  const [first] = templates;
  if (first === undefined) throw new Error('there is no template');
  useDocumentStore.getState().open(first.document, null);
});
afterEach(() => vi.unstubAllGlobals());

function follow() {
  const shown: Source[] = [];
  const end = followSource('keras', (source) => shown.push(source));
  return { shown, end, last: () => textOf(shown.at(-1)) };
}

const textOf = (source: Source | undefined) => (source?.kind === 'code' ? sourceText(source.file) : source?.kind);

function setFilters(filters: number): void {
  const { document, run } = useDocumentStore.getState();
  run(setParam(document, 'conv2', 'filters', filters));
}

describe('the code beside the canvas', () => {
  it('is there at once, and follows an edit with the next frame', () => {
    const { shown, last } = follow();
    expect(last()).toContain('Conv2D(32, 3');
    setFilters(77);
    expect(shown).toHaveLength(1);
    nextFrame();
    expect(last()).toContain('Conv2D(77, 3');
    useDocumentStore.getState().undo();
    nextFrame();
    expect(last()).toContain('Conv2D(32, 3');
  });

  it('is written once for all edits of a frame', () => {
    const { shown, last } = follow();
    for (const filters of [40, 41, 42]) setFilters(filters);
    nextFrame();
    expect(shown).toHaveLength(2);
    expect(last()).toContain('Conv2D(42, 3');
  });

  it('is not written again because a layer was moved or chosen', () => {
    const { shown } = follow();
    const { document, run, select } = useDocumentStore.getState();
    run(nudge(document, ['conv2'], { x: 16, y: 32 }));
    expect(useDocumentStore.getState().document).not.toBe(document);
    select({ nodes: ['conv2'], edges: [] });
    nextFrame();
    expect(shown).toHaveLength(1);
  });

  it('follows the name, and says when there is nothing to write', () => {
    const { last } = follow();
    const { document, run, open } = useDocumentStore.getState();
    run(setName(document, 'Very "special"\nname'));
    nextFrame();
    expect(last()).toContain('special');
    open(emptyDocument(), null);
    nextFrame();
    expect(last()).toBe('empty');
  });

  it('stops when nobody looks', () => {
    const { shown, end } = follow();
    setFilters(50);
    end();
    nextFrame();
    setFilters(51);
    nextFrame();
    expect(shown).toHaveLength(1);
  });

  it.each(codeLanguages)('of a network with problems is still written, in %s', (language) => {
    setFilters(-3);
    let source: Source | null = null;
    const end = followSource(language, (now) => {
      source = now;
    });
    end();
    expect(source).toMatchObject({ kind: 'code', language });
  });
});
