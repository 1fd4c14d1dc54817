import { useMemo } from 'react';
import type { ChartRun } from '../charts/ChartRun';
import { isActive } from './RunActivity';
import { seriesOf } from './runSeries';
import { chartedIds } from './shownRuns';
import { useTrainingStore } from './trainingStore';

/** The runs that the charts draw, the selected one first. */
export function useChartRuns(): readonly ChartRun[] {
  const runs = useTrainingStore((state) => state.runs);
  const shown = useTrainingStore((state) => state.shown);
  return useMemo(
    () =>
      chartedIds(shown).flatMap((id): readonly ChartRun[] => {
        const summary = runs.find((run) => run.id === id);
        if (summary === undefined || shown.hidden.includes(id)) return [];
        const plannedEpochs = isActive(summary) ? summary.settings.epochs : null;
        return [
          { id, name: summary.name, colourPlace: shown.colourPlaces[id] ?? 0, series: seriesOf(id), plannedEpochs },
        ];
      }),
    [runs, shown],
  );
}
