import type { DatasetDescription, ImageSample } from '../../src/contract/datasets';
import { SampleImage } from './SampleImage';

export type SampleGridProps = {
  readonly description: Pick<DatasetDescription, 'classNames'>;
  readonly samples: readonly ImageSample[];
  /** Whether each picture carries its class in writing. */
  readonly labelled: boolean;
};

/** Images of a data set with their classes. */
export function SampleGrid({ description, samples, labelled }: SampleGridProps) {
  return (
    <ul className={labelled ? 'sample-grid sample-grid-labelled' : 'sample-grid'} aria-label="Samples">
      {samples.map((sample, index) => {
        const name = description.classNames[sample.label] ?? String(sample.label);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples have no name of their own, and never move.
          <li key={index} title={name}>
            <SampleImage sample={sample} name={name} />
            {labelled && (
              <span className="sample-label" aria-hidden="true">
                {name}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
