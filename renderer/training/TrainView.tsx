import '../charts/charts.css';
import '../data/data.css';
import './mistakes.css';
import './progress.css';
import './runs.css';
import './schedule.css';
import './settings.css';
import './train.css';
import 'uplot/dist/uPlot.min.css';
import { useEffect } from 'react';
import { DataPanel } from '../data/DataPanel';
import { CompareTable } from './CompareTable';
import { CurvesPanel } from './CurvesPanel';
import { useEngineStore } from './engineStore';
import { MistakesPanel } from './MistakesPanel';
import { ProgressPanel } from './ProgressPanel';
import { RunsPanel } from './RunsPanel';
import { SettingsPanel } from './SettingsPanel';
import { chartedIds } from './shownRuns';
import { useTrainingStore } from './trainingStore';

/** Data and settings at the left, progress and curves in the middle, mistakes and advice at the right. */
export function TrainView() {
  const runs = useTrainingStore((state) => state.runs);
  const shown = useTrainingStore((state) => state.shown);
  useEffect(() => void useEngineStore.getState().load(), []);
  const compared = chartedIds(shown).flatMap((id) => runs.filter((run) => run.id === id));
  return (
    <main className="train-view">
      <div className="train-side" data-panel="settings">
        <DataPanel />
        <SettingsPanel />
        <RunsPanel />
      </div>
      <div className="train-middle" data-panel="curves">
        <ProgressPanel />
        <CurvesPanel />
        {compared.length > 1 && <CompareTable runs={compared} />}
      </div>
      <div className="train-side train-right" data-panel="mistakes">
        <MistakesPanel />
      </div>
    </main>
  );
}
