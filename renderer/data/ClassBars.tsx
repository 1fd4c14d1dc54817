import type { DatasetDescription } from '../../src/contract/datasets';
import { formatCount } from '../../src/document/Shape';

/** How many training images each class has: a list of bars, readable as text. */
export function ClassBars({ description }: { readonly description: DatasetDescription }) {
  const most = Math.max(1, ...description.classCounts);
  return (
    <ul className="class-bars" aria-label="Training images of each class">
      {description.classNames.map((name, index) => {
        const count = description.classCounts[index] ?? 0;
        return (
          <li key={name}>
            <span className="class-bars-name" title={name}>
              {name}
            </span>
            <span className="class-bars-track" aria-hidden="true">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="class-bars-count">{formatCount(count)}</span>
          </li>
        );
      })}
    </ul>
  );
}
