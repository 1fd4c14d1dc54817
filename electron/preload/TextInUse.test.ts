import { describe, expect, it } from 'vitest';
import type { CommandId } from '../../src/contract/commands';
import { type PageElement, TextInUse } from './TextInUse';

/** A page with the focus on this element, on which these events happened, in order. */
function pageWith(activeElement: PageElement | null, { events = [] as readonly string[], marked = false } = {}) {
  const listeners = new Map<string, () => void>();
  const text = new TextInUse({
    activeElement,
    getSelection: () => ({ isCollapsed: !marked }),
    addEventListener: (type, listener) => listeners.set(type, listener),
  });
  for (const event of events) listeners.get(event)?.();
  return text;
}

const field = { tagName: 'INPUT', type: 'text' };
const edits: readonly CommandId[] = ['cut', 'copy', 'paste', 'selectAll'];

describe('TextInUse', () => {
  it.each([
    ['a text field', field],
    ['a number field', { tagName: 'INPUT', type: 'number' }],
    ['a text area', { tagName: 'TEXTAREA' }],
    ['editable text', { tagName: 'DIV', isContentEditable: true }],
  ])('gives the clipboard to %s', (_, element) => {
    expect(edits.map((edit) => pageWith(element).editFor(edit))).toEqual(edits);
  });

  it.each([
    ['the canvas', { tagName: 'DIV', isContentEditable: false }],
    ['a check box', { tagName: 'INPUT', type: 'checkbox' }],
    ['a button', { tagName: 'BUTTON', type: 'button' }],
    ['nothing', null],
  ])('gives the clipboard to the page with the focus on %s', (_, element) => {
    expect(edits.map((edit) => pageWith(element).editFor(edit))).toEqual([null, null, null, null]);
  });

  it('copies marked text, and leaves the rest to the page', () => {
    const text = pageWith(null, { marked: true });
    expect(edits.map((edit) => text.editFor(edit))).toEqual([null, 'copy', null, null]);
  });

  it.each([
    ['while something typed is not taken over', ['focusin', 'input'], 'undo'],
    ['not before anything is typed', ['focusin'], null],
    ['not after it was taken over', ['focusin', 'input', 'change'], null],
    ['not for what another field had', ['input', 'focusout', 'focusin'], null],
  ])('gives undo to a text field %s', (_, events, expected) => {
    expect(pageWith(field, { events }).editFor('undo')).toBe(expected);
  });

  it('leaves other commands to the page', () => {
    expect(pageWith(field, { events: ['input'] }).editFor('save')).toBeNull();
  });
});
