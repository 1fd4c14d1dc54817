import { useMemo } from 'react';
import { useDocumentStore } from '../state/documentStore';
import type { ImageSize } from './usePreview';

/** Height and width of the network's Input, which images of a folder are resized to; null where it takes no images. */
export function useInputSize(): ImageSize {
  const shape = useDocumentStore(({ plan }) =>
    plan.inputId === null ? null : (plan.layerById.get(plan.inputId)?.outputShape ?? null),
  );
  const [height, width] = shape?.length === 3 ? shape : [];
  return useMemo(() => (height === undefined || width === undefined ? null : { height, width }), [height, width]);
}
