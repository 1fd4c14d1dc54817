import { create } from 'zustand';
import type { ImportedNetwork } from '../../src/contract/importing';
import { useUiStore } from '../state/uiStore';

/** What came of the last import: it can be put away and looked at again. */
export type ImportReport = {
  /** "model.keras" */
  readonly fileName: string;
  readonly network: ImportedNetwork;
  /** Which of the networks of this window it is: nothing of the report is about another. */
  readonly opened: number;
};

export type ImportStore = { readonly report: ImportReport | null; readonly open: boolean };

export const useImportStore = create<ImportStore>()(() => ({ report: null, open: false }));

/** Shows the report again; says so where there is none. */
export function showImportReport(): void {
  const { show, toast } = useUiStore.getState();
  if (useImportStore.getState().report === null) {
    toast({ text: 'Nothing was imported yet. Open a .keras or .h5 file, or the model.json of TensorFlow.js.' });
    return;
  }
  show('build');
  useImportStore.setState({ open: true });
}

export function hideImportReport(): void {
  useImportStore.setState({ open: false });
}
