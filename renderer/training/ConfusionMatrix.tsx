import { type KeyboardEvent, useState } from 'react';
import type { Evaluation } from '../../src/training/RunRecord';
import { formatPercent } from '../charts/format';
import { type Confusion, className, confusionText, recalls } from './mistakes';

export type ConfusionMatrixProps = {
  readonly evaluation: Evaluation;
  readonly selected: Confusion | null;
  readonly onSelect: (cell: Confusion | null) => void;
  readonly onHover: (cell: Confusion | null) => void;
};

/** With more classes than this the cells are too small for their numbers. */
const numbersLimit = 5;

/**
 * How many images of each class (rows) were taken for each class (columns). Right answers are blue by the share of
 * their class, mistakes red, stronger the more there are.
 */
export function ConfusionMatrix({ evaluation, selected, onSelect, onHover }: ConfusionMatrixProps) {
  const { confusion } = evaluation;
  const recall = recalls(evaluation);
  // One stop for the tab key; the arrow keys walk from cell to cell.
  const [stop, setStop] = useState<readonly [number, number]>([0, 0]);
  const most = Math.max(1, ...confusion.flatMap((row, actual) => row.filter((_, predicted) => predicted !== actual)));
  return (
    <table className="confusion" onPointerLeave={() => onHover(null)}>
      <caption className="visually-hidden">
        Confusion matrix: a row for what an image is, a column for what the network says
      </caption>
      <thead>
        <tr>
          <td />
          {confusion.map((_, predicted) => (
            <th key={className(evaluation, predicted)} scope="col" title={className(evaluation, predicted)}>
              <span>{shortName(className(evaluation, predicted))}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {confusion.map((row, actual) => (
          <tr key={className(evaluation, actual)}>
            <th scope="row" title={`${className(evaluation, actual)}: ${recallText(recall[actual])}`}>
              <span>{shortName(className(evaluation, actual))}</span>
            </th>
            {row.map((images, predicted) => {
              const cell = { actual, predicted, images };
              const isRight = actual === predicted;
              const strength = isRight
                ? (recall[actual] ?? 0) ** 2
                : images === 0
                  ? 0
                  : 0.1 + 0.6 * Math.sqrt(images / most);
              const isSelected = selected?.actual === actual && selected.predicted === predicted;
              return (
                <td key={className(evaluation, predicted)}>
                  <button
                    type="button"
                    className={isRight ? 'confusion-cell confusion-right' : 'confusion-cell confusion-wrong'}
                    aria-label={confusionText(evaluation, cell)}
                    aria-pressed={isSelected}
                    data-cell={`${actual} ${predicted}`}
                    tabIndex={stop[0] === actual && stop[1] === predicted ? 0 : -1}
                    onKeyDown={(event) => walk(event, actual, predicted)}
                    onClick={() => onSelect(isSelected ? null : cell)}
                    onPointerEnter={() => onHover(cell)}
                    onFocus={() => {
                      setStop([actual, predicted]);
                      onHover(cell);
                    }}
                    onBlur={() => onHover(null)}
                  >
                    <span className="confusion-fill" style={{ opacity: strength }} />
                    {confusion.length <= numbersLimit && <span className="confusion-count">{images}</span>}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Moves the focus to the neighbouring cell that an arrow key names. */
function walk(event: KeyboardEvent<HTMLButtonElement>, actual: number, predicted: number): void {
  const moves: { readonly [key: string]: readonly [number, number] } = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  const name = `${actual + move[0]} ${predicted + move[1]}`;
  event.currentTarget.closest('table')?.querySelector<HTMLElement>(`[data-cell="${name}"]`)?.focus();
}

function recallText(recall: number | null | undefined): string {
  return recall === null || recall === undefined ? 'no test images' : `${formatPercent(recall)} recognised`;
}

/** What fits over a column of cells. */
function shortName(name: string): string {
  return name.length <= 3 ? name : name.slice(0, 2);
}
