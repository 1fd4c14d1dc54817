import { create } from 'zustand';
import type { Problem } from '../../src/contract/api';
import type { ExportedNetwork } from '../exporting/exportNetwork';

export type ViewId = 'build' | 'train';

export type Toast = {
  readonly id: number;
  readonly tone: 'plain' | 'error';
  readonly text: string;
  /** The technical part, one click away. */
  readonly detail?: string;
  readonly action?: { readonly title: string; readonly run: () => void };
};

export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/** The dialog that is open; at most one is. */
export type DialogState =
  | { readonly kind: 'templates' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'about' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'open' }
  | { readonly kind: 'importing'; readonly fileName: string }
  | { readonly kind: 'export'; readonly network: ExportedNetwork }
  | { readonly kind: 'saveAs'; readonly answer: (path: string | null) => void }
  | {
      readonly kind: 'unsaved';
      readonly name: string;
      /** What comes next: "opening another network". */
      readonly before: string;
      readonly answer: (answer: UnsavedAnswer) => void;
    }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'fileError'; readonly title: string; readonly problem: Problem };

export type Question = {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  /** What Escape and the cross answer: whatever loses nothing. */
  readonly safe: boolean;
  readonly answer: (yes: boolean) => void;
};

export type UiStore = {
  readonly view: ViewId;
  readonly dialog: DialogState | null;
  readonly toasts: readonly Toast[];
  readonly problemsOpen: boolean;
  /** Of the canvas. */
  readonly zoomPercent: number;
  /** What a screen reader says next; `count` makes the same words be said again. */
  readonly spoken: { readonly text: string; readonly count: number };
  readonly show: (view: ViewId) => void;
  readonly openDialog: (dialog: DialogState) => void;
  readonly closeDialog: () => void;
  readonly toast: (toast: Omit<Toast, 'id' | 'tone'> & { readonly tone?: Toast['tone'] }) => void;
  readonly closeToast: (id: number) => void;
  readonly showProblems: (open: boolean) => void;
  readonly setZoomPercent: (percent: number) => void;
  readonly say: (text: string) => void;
};

/** More would hide the canvas. */
const MAX_TOASTS = 3;
let lastToast = 0;

/** What the window shows besides the document. */
export const useUiStore = create<UiStore>()((set, get) => ({
  view: 'build',
  dialog: null,
  toasts: [],
  problemsOpen: false,
  zoomPercent: 100,
  spoken: { text: '', count: 0 },
  show: (view) => set({ view }),
  openDialog: (dialog) => {
    const replaced = get().dialog;
    set({ dialog });
    // Whoever asked would wait for ever.
    if (replaced !== null && replaced !== dialog) answerSafely(replaced);
  },
  closeDialog: () => set({ dialog: null }),
  toast: ({ tone = 'plain', ...toast }) => {
    lastToast += 1;
    set({ toasts: [...get().toasts, { ...toast, tone, id: lastToast }].slice(-MAX_TOASTS) });
    get().say(toast.text);
  },
  closeToast: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
  showProblems: (problemsOpen) => set({ problemsOpen }),
  setZoomPercent: (zoomPercent) => {
    if (zoomPercent !== get().zoomPercent) set({ zoomPercent });
  },
  say: (text) => {
    if (text !== '') set({ spoken: { text, count: get().spoken.count + 1 } });
  },
}));

/** Gives a dialog the answer of its Escape key, which loses nothing. */
function answerSafely(dialog: DialogState): void {
  switch (dialog.kind) {
    case 'question':
      dialog.question.answer(dialog.question.safe);
      return;
    case 'unsaved':
      dialog.answer('cancel');
      return;
    case 'saveAs':
      dialog.answer(null);
      return;
    case 'templates':
    case 'shortcuts':
    case 'about':
    case 'settings':
    case 'open':
    case 'export':
    case 'importing':
    case 'fileError':
      return;
  }
}

/** Says what failed, in the words that the services found for it. */
export function toastProblem(problem: Problem): void {
  const { message, detail } = problem;
  useUiStore.getState().toast({ tone: 'error', text: message, ...(detail === undefined ? {} : { detail }) });
}
