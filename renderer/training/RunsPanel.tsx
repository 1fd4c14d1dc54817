import { useId } from 'react';
import { RunRow } from './RunRow';
import { useTrainingStore } from './trainingStore';

/** The runs so far, newest first: choose one to look at, pin others to compare with it. */
export function RunsPanel() {
  const heading = useId();
  const runs = useTrainingStore((state) => state.runs);
  const listed = useTrainingStore((state) => state.listed);
  return (
    <section className="panel-section" aria-labelledby={heading}>
      <h2 id={heading} className="panel-title">
        Runs
      </h2>
      {runs.length === 0 ? (
        <p className="quiet">
          {listed ? 'Each training is kept here, with its curves, its settings and its network.' : 'Reading the runs…'}
        </p>
      ) : (
        <ul className="runs">
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}
