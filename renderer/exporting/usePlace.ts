import { useEffect, useState } from 'react';
import type { ExportTarget } from '../../src/codegen/exportTargets';
import { getBridge } from '../bridge/bridge';
import { appInfo } from '../files/fileActions';
import { toastProblem } from '../state/uiStore';
import { exportFolder } from './exportPlace';

/** Where an export goes. */
export type Place = {
  /** The folder that is made; null where the services choose one in `parent`. */
  readonly folder: string | null;
  readonly parent: string;
  /** Asks for another; null where the front end cannot ask. */
  readonly choose: (() => Promise<void>) | null;
};

/** The parent folder that was chosen last in this window. */
let lastParent: string | null = null;

/** A new folder beside the documents, until another place is chosen; null while it is not known where those are. */
export function usePlace(networkName: string, target: ExportTarget): Place | null {
  const [state, setState] = useState<{ readonly parent: string; readonly native: boolean } | null>(null);
  useEffect(() => {
    void appInfo().then((info) => {
      if (info !== null) setState({ parent: lastParent ?? info.documentsFolder, native: info.nativeDialogs });
    });
  }, []);
  if (state === null) return null;
  const { parent, native } = state;
  if (!native) return { folder: null, parent, choose: null };
  return {
    folder: exportFolder(parent, networkName, target),
    parent,
    choose: async () => {
      const answer = await getBridge().api.chooseFolder({ title: 'Where the exported folder is made' });
      if (!answer.ok) toastProblem(answer.problem);
      else if (answer.value !== null) {
        lastParent = answer.value;
        setState({ parent: answer.value, native });
      }
    },
  };
}
