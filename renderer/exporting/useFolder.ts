import { useEffect, useState } from 'react';
import type { ExportPlace } from '../../src/contract/exporting';
import { getBridge } from '../bridge/bridge';

const free: ExportPlace = { kind: 'free' };

/**
 * What an export into this folder would meet; null while it is looked at. It is looked at again when the window comes back to
 * the front: who reads that other things are in the way goes and moves them. `folder: null`: the services find a new one.
 */
export function useFolder(folder: string | null, writing: boolean): ExportPlace | null {
  const [found, setFound] = useState<{ readonly folder: string; readonly place: ExportPlace } | null>(null);
  useEffect(() => {
    if (folder === null || writing) return;
    let current = true;
    const look = async () => {
      const answer = await getBridge().api.describeExportPlace({ folder });
      // Where it cannot be told, the export tells it.
      if (current) setFound({ folder, place: answer.ok ? answer.value : free });
    };
    const lookAgain = () => void look();
    lookAgain();
    window.addEventListener('focus', lookAgain);
    return () => {
      current = false;
      window.removeEventListener('focus', lookAgain);
    };
  }, [folder, writing]);
  if (folder === null) return free;
  return found?.folder === folder ? found.place : null;
}
