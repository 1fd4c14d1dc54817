import { useUiStore } from '../state/uiStore';

/** Closes the dialog, then answers: what follows may open another. */
export function closeAnd<T>(answer: (value: T) => void, value: T): void {
  useUiStore.getState().closeDialog();
  answer(value);
}

export function close(): void {
  useUiStore.getState().closeDialog();
}
