import { useEffect, useMemo } from 'react';
import type { DatasetDescription, DatasetPreview } from '../../../src/contract/datasets';
import { useDatasetStore } from '../../data/datasetStore';
import { decodeRgba } from '../../data/decodeSample';
import { useDocumentDataset } from '../../data/documentDataset';
import { useInputSize } from '../../data/useInputSize';
import { type ImageSize, usePreview } from '../../data/usePreview';
import { drawings } from './drawings';
import type { Picture } from './pixels';

export type Pictures = {
  /** Drawings where there is no data to show. */
  readonly pictures: readonly Picture[];
  readonly state: 'loading' | 'samples' | 'drawings';
  /** Why there are only drawings. */
  readonly reason: string | null;
};

/** One of each class of a small data set, and enough to look at others. */
const samples = 12;
/** Pixels of the longer side: more are not seen in the inspector, and would be slow to change while a field is dragged. */
const longestSide = 64;

const loading: Pictures = { pictures: [], state: 'loading', reason: null };

/** What was seen of a data set last: the next layer shows it at once, and then what is read anew. */
const seen = new WeakMap<DatasetDescription, readonly Picture[]>();

/** Images of the document's data set to try layers on. */
export function usePictures(): Pictures {
  const dataset = useDocumentDataset();
  const description = useDatasetStore((state) => state.descriptions[dataset]);
  const problem = useDatasetStore((state) => state.problems[dataset]);
  const size = smaller(useInputSize());
  const preview = usePreview(description?.available === true ? dataset : null, samples, size);
  const pictures = useMemo(() => (preview?.state === 'ready' ? picturesOf(preview.preview) : []), [preview]);
  useEffect(() => {
    if (description !== undefined && pictures.length > 0) seen.set(description, pictures);
  }, [description, pictures]);
  if (problem !== undefined) return drawn(problem.message);
  if (description?.available === false) return drawn(`${description.title} is not on this computer yet.`);
  if (preview?.state === 'failed') return drawn(preview.problem.message);
  if (preview?.state === 'ready') {
    return pictures.length > 0 ? { pictures, state: 'samples', reason: null } : drawn('The data set has no images.');
  }
  const known = description === undefined ? undefined : seen.get(description);
  return known === undefined ? loading : { pictures: known, state: 'samples', reason: null };
}

function drawn(reason: string): Pictures {
  return { pictures: drawings, state: 'drawings', reason };
}

/** The size of images of a folder, with the proportions of the Input. */
export function smaller(size: ImageSize): ImageSize {
  if (size === null) return null;
  const share = Math.min(1, longestSide / Math.max(size.height, size.width));
  const side = (pixels: number) => Math.max(1, Math.round(pixels * share));
  return { height: side(size.height), width: side(size.width) };
}

function picturesOf({ description, samples }: DatasetPreview): readonly Picture[] {
  return samples.flatMap(({ width, height, rgba, label }) => {
    const bytes = decodeRgba(rgba);
    if (bytes.length !== width * height * 4) return [];
    return [{ width, height, rgba: bytes, name: description.classNames[label] ?? String(label) }];
  });
}
