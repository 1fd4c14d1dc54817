import { useEffect, useState } from 'react';
import type { Problem } from '../../src/contract/api';
import type { ImageSample } from '../../src/contract/datasets';
import type { Evaluation, Mistake } from '../../src/training/RunRecord';
import { getBridge } from '../bridge/bridge';
import { SampleImage } from '../data/SampleImage';
import { type Confusion, mistakesOf, mistakeText } from './mistakes';

export type MistakePicturesProps = {
  readonly runId: string;
  readonly evaluation: Evaluation;
  /** Only the mistakes of this cell. */
  readonly cell: Confusion | null;
  readonly onShowAll: () => void;
};

/** So many pictures are fetched at once. */
const pageSize = 12;

/** The surest wrong answers as pictures: what they are, what they were taken for, how surely. */
export function MistakePictures({ runId, evaluation, cell, onShowAll }: MistakePicturesProps) {
  const [shown, setShown] = useState(pageSize);
  const all = mistakesOf(evaluation, cell);
  const mistakes = all.slice(0, shown);
  const pictures = usePictures(runId, mistakes);
  if (all.length === 0) {
    return cell === null || cell.images === 0 ? null : <p className="quiet">{emptyText(cell, evaluation)}</p>;
  }
  return (
    <>
      {cell !== null && (
        <button type="button" className="link-button" onClick={onShowAll}>
          Show all mistakes
        </button>
      )}
      {pictures.problem !== null && <p className="field-error">{pictures.problem.message}</p>}
      <ul className="mistakes" aria-label="Worst mistakes">
        {mistakes.map((mistake) => {
          const sample = pictures.samples.get(mistake.index);
          const text = mistakeText(evaluation, mistake);
          return (
            <li key={mistake.index}>
              {sample === undefined ? <span className="mistake-blank" /> : <SampleImage sample={sample} name={text} />}
              <span className="mistake-text">{text}</span>
            </li>
          );
        })}
      </ul>
      {all.length > shown && (
        <button type="button" className="link-button" onClick={() => setShown(shown + pageSize)}>
          Show more mistakes
        </button>
      )}
    </>
  );
}

function emptyText(cell: Confusion, evaluation: Evaluation): string {
  if (cell.actual === cell.predicted) return 'These are right: there are no mistakes to show.';
  return `Only the ${evaluation.mistakes.length} surest mistakes are kept as pictures; these are not among them.`;
}

type Pictures = { readonly samples: ReadonlyMap<number, ImageSample>; readonly problem: Problem | null };

const noPictures: Pictures = { samples: new Map(), problem: null };

/** Fetches the pictures that are not there yet. */
function usePictures(runId: string, mistakes: readonly Mistake[]): Pictures {
  const [pictures, setPictures] = useState(noPictures);
  const wanted = mistakes.map(({ index }) => index).filter((index) => !pictures.samples.has(index));
  const key = wanted.join(' ');
  useEffect(() => {
    if (key === '') return;
    let current = true;
    const indices = key.split(' ').map(Number);
    void getBridge()
      .api.testImages({ runId, indices })
      .then((answer) => {
        if (!current) return;
        if (!answer.ok) {
          setPictures((before) => ({ ...before, problem: answer.problem }));
          return;
        }
        setPictures((before) => {
          const samples = new Map(before.samples);
          answer.value.forEach((sample, place) => {
            const index = indices[place];
            if (index !== undefined) samples.set(index, sample);
          });
          return { samples, problem: null };
        });
      });
    return () => {
      current = false;
    };
  }, [runId, key]);
  return pictures;
}
