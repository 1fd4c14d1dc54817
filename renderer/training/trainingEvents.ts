import type { ServiceEvent } from '../../src/contract/events';
import { activityOf, afterEvent, isActive } from './RunActivity';
import { forgetSeries, seriesChanged, seriesOf } from './runSeries';
import { forget, select } from './shownRuns';
import { type TrainingData, withoutKey, withRun } from './trainingState';

/**
 * What an event of the services changes. The points go to the series, outside the state: a batch changes no state and
 * so re-renders nothing.
 */
export function applyEvent(state: TrainingData, event: ServiceEvent, now: number): Partial<TrainingData> {
  switch (event.type) {
    case 'run': {
      const { summary } = event;
      const changes = { runs: withRun(state.runs, summary) };
      if (state.active?.runId === summary.id) return { ...changes, active: afterEvent(state.active, event, now) };
      if (!isActive(summary) || !summary.own) return changes;
      return { ...changes, active: activityOf(summary, now), shown: select(state.shown, summary.id), starting: false };
    }
    case 'runStarted':
      seriesOf(event.runId).setStepsPerEpoch(event.stepsPerEpoch);
      if (event.resumed !== null) seriesOf(event.runId).cutBack(event.resumed);
      seriesChanged.emit();
      return {
        ...activityChange(state, event.runId, event, now),
        // Weights that change again have not been judged.
        ...(event.resumed === null ? {} : { evaluations: withoutKey(state.evaluations, event.runId) }),
      };
    case 'batches': {
      const series = seriesOf(event.runId);
      series.addBatches(event.batches);
      series.imagesPerSecond = event.imagesPerSecond;
      seriesChanged.emit();
      return activityChange(state, event.runId, event, now);
    }
    case 'epoch':
      seriesOf(event.runId).addEpoch(event.epoch);
      seriesChanged.emit();
      return {};
    case 'evaluation':
      return { evaluations: { ...state.evaluations, [event.runId]: event.evaluation } };
    case 'runProgress':
    case 'runSkipped':
      return activityChange(state, event.runId, event, now);
    case 'runDeleted':
      return withoutRun(state, event.runId);
    case 'downloadProgress':
    case 'command':
    case 'openFile':
    case 'closeRequested':
      return {};
  }
}

/** What is left when a run is gone. */
export function withoutRun(state: TrainingData, runId: string): Partial<TrainingData> {
  forgetSeries(runId);
  return {
    runs: state.runs.filter((run) => run.id !== runId),
    active: state.active?.runId === runId ? null : state.active,
    shown: forget(state.shown, runId),
    details: withoutKey(state.details, runId),
    evaluations: withoutKey(state.evaluations, runId),
  };
}

function activityChange(state: TrainingData, runId: string, event: ServiceEvent, now: number): Partial<TrainingData> {
  if (state.active?.runId !== runId) return {};
  const active = afterEvent(state.active, event, now);
  return active === state.active ? {} : { active };
}
