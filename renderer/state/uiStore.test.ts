import { beforeEach, expect, test } from 'vitest';
import { type DialogState, type UnsavedAnswer, useUiStore } from './uiStore';

beforeEach(() => useUiStore.setState({ dialog: null }));

type Answers = (boolean | string | null)[];

const question = (safe: boolean) => (answers: Answers) => ({
  kind: 'question' as const,
  question: { title: '', text: '', yes: '', no: '', safe, answer: (yes: boolean) => void answers.push(yes) },
});

test.each<[string, (answers: Answers) => DialogState, Answers]>([
  ['a question whose yes loses nothing', question(true), [true]],
  ['a question whose no loses nothing', question(false), [false]],
  [
    'unsaved work',
    (answers) => ({
      kind: 'unsaved',
      name: '',
      before: '',
      answer: (answer: UnsavedAnswer) => void answers.push(answer),
    }),
    ['cancel'],
  ],
  ['a name to save as', (answers) => ({ kind: 'saveAs', answer: (path) => void answers.push(path) }), [null]],
  ['nothing', () => ({ kind: 'about' }), []],
])('a dialog that asks for %s is answered safely when another takes its place', (_, make, expected) => {
  const answers: Answers = [];
  const { openDialog } = useUiStore.getState();
  openDialog(make(answers));
  expect(answers).toEqual([]);
  openDialog({ kind: 'settings' });
  expect(answers).toEqual(expected);
  expect(useUiStore.getState().dialog).toEqual({ kind: 'settings' });
});

test('a dialog that was closed is not answered again', () => {
  const answers: Answers = [];
  const { openDialog, closeDialog } = useUiStore.getState();
  openDialog(question(false)(answers));
  closeDialog();
  openDialog({ kind: 'settings' });
  expect(answers).toEqual([]);
});
