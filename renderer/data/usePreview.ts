import { useEffect, useState } from 'react';
import type { Problem } from '../../src/contract/api';
import type { DatasetPreview } from '../../src/contract/datasets';
import { getBridge } from '../bridge/bridge';

/** The size that images of a folder are resized to; null where the network has no image Input. */
export type ImageSize = { readonly height: number; readonly width: number } | null;

export type Preview =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly preview: DatasetPreview }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Sample images of a data set; null asks for none. An answer that comes after another question is dropped. */
export function usePreview(dataset: string | null, count: number, size: ImageSize): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null);
  const height = size?.height ?? null;
  const width = size?.width ?? null;
  useEffect(() => {
    if (dataset === null) {
      setPreview(null);
      return;
    }
    let current = true;
    setPreview({ state: 'loading' });
    void getBridge()
      .api.previewDataset({ dataset, count, height, width })
      .then((answer) => {
        if (!current) return;
        setPreview(
          answer.ok ? { state: 'ready', preview: answer.value } : { state: 'failed', problem: answer.problem },
        );
      });
    return () => {
      current = false;
    };
  }, [dataset, count, height, width]);
  return preview;
}
