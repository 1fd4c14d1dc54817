import { create } from 'zustand';
import type { Answer } from '../../src/contract/api';
import type { Unsubscribe } from '../../src/contract/events';
import type { EngineName } from '../../src/contract/trainerMessages';
import { serializeDocument } from '../../src/document/fileFormat';
import type { RunSummary } from '../../src/training/RunRecord';
import { getBridge, onConnectionChange } from '../bridge/bridge';
import { withDatasetPath } from '../data/documentDataset';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import { useUiStore } from '../state/uiStore';
import { announcement } from './announceRuns';
import { activityOf, isActive, isElsewhere, type RunActivity } from './RunActivity';
import { readRunInto } from './readRun';
import { chartedIds, type Shown, select, toggleHidden, togglePin } from './shownRuns';
import { applyEvent, withoutRun } from './trainingEvents';
import { initialTraining, sortRuns, type TrainingData, withListed, withRun } from './trainingState';

export type TrainingStore = TrainingData & {
  /** Listens to the services and reads the list of runs, so that a run that goes on is picked up. Answers what ends it. */
  readonly connect: () => Unsubscribe;
  /** Looks again for runs that other programs lead: nothing tells of them. */
  readonly lookAgain: () => Promise<void>;
  /** Trains the document as it is, on the engine of the settings or, this once, on another. */
  readonly start: (engine?: EngineName) => Promise<void>;
  /** Goes on with a run that has ended; `epochs` in all, or null for as many as it has. */
  readonly resumeRun: (runId: string, epochs: number | null) => Promise<void>;
  /** Tries a run that has ended early on the test images. */
  readonly testRun: (runId: string) => Promise<void>;
  readonly pauseOrResume: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Shows a run; null shows none. */
  readonly select: (runId: string | null) => void;
  readonly togglePin: (runId: string) => void;
  readonly toggleHidden: (runId: string) => void;
  readonly rename: (runId: string, name: string) => Promise<void>;
  /** Takes a run out of the list; its folder stays. */
  readonly takeOut: (runId: string) => void;
  /** Puts a run that was taken out back, and shows what was shown then. */
  readonly putBack: (run: RunSummary, shown: Shown) => void;
  /** Reads the points of a run, again after that failed. */
  readonly load: (runId: string) => Promise<void>;
  readonly dismissProblem: () => void;
};

export const useTrainingStore = create<TrainingStore>()((set, get) => {
  /** Runs whose folders stay until that can no longer be undone. */
  const takenOut = new Set<string>();

  /** The value of a request, or null after a failure, which is then shown. */
  async function ask<T>(request: Promise<Answer<T>>): Promise<T | null> {
    const answer = await request;
    if (answer.ok) return answer.value;
    set({ problem: answer.problem });
    return null;
  }

  /** Charts other runs and reads the points of those that are new. */
  function show(shown: Shown): void {
    set({ shown });
    for (const runId of chartedIds(shown)) {
      if (get().details[runId] === undefined) void get().load(runId);
    }
  }

  /** Sends a command to the run that goes on and notes it until the run says that it has obeyed. */
  async function command(pending: NonNullable<RunActivity['pending']>): Promise<void> {
    const { active } = get();
    if (active === null) return;
    const { runId } = active;
    const { api } = getBridge();
    const requests = {
      pause: () => api.pauseRun({ runId }),
      resume: () => api.resumeRun({ runId, epochs: null }),
      stop: () => api.stopRun({ runId }),
    };
    set({ active: { ...active, pending } });
    const answer = await ask<unknown>(requests[pending]());
    const now = get().active;
    if (answer === null && get().problem !== null && now?.runId === runId) set({ active: { ...now, pending: null } });
  }

  /** Asks for a run that has ended to go on. */
  async function goOn(request: () => Promise<Answer<RunSummary>>): Promise<void> {
    if (get().starting || get().active !== null) return;
    set({ starting: true, problem: null });
    const summary = await ask(request());
    set({ starting: false });
    const known = get().runs.find((run) => run.id === summary?.id);
    // Events of the run may have come before the answer, even its end: they are newer.
    if (summary === null || known?.resumedAt === summary.resumedAt) return;
    set(applyEvent(get(), { type: 'run', summary }, Date.now()));
    show(get().shown);
  }

  async function readList(): Promise<void> {
    const listed = await ask(getBridge().api.listRuns({}));
    if (listed === null) return;
    const runs = sortRuns(listed.filter(({ id }) => !takenOut.has(id)));
    const going = runs.find((run) => run.own && isActive(run));
    const known = get().active;
    const isKnown = known !== null && known.runId === going?.id;
    const active = isKnown ? known : going === undefined ? null : activityOf(going, Date.now());
    set({ listed: true, runs, active });
    const first = active?.runId ?? runs[0]?.id;
    if (get().shown.selectedId === null && first !== undefined) show(select(get().shown, first));
  }

  /** Reads again what events may have told while the connection was broken. */
  async function catchUp(): Promise<void> {
    await readList();
    for (const runId of chartedIds(get().shown)) void get().load(runId);
  }

  return {
    ...initialTraining,
    connect: () => {
      const stopListening = getBridge().onEvent((event) => {
        const before = get().shown;
        useUiStore.getState().say(announcement(get(), event) ?? '');
        const changes = applyEvent(get(), event, Date.now());
        // A batch changes only its series: nobody is told, nothing is rendered.
        if (Object.keys(changes).length > 0) set(changes);
        if (get().shown !== before) show(get().shown);
      });
      const stopWatching = onConnectionChange((connection) => {
        if (connection === 'connected') void catchUp();
      });
      void readList();
      return () => {
        stopListening();
        stopWatching();
      };
    },
    lookAgain: async () => {
      const before = get().runs.filter(isElsewhere);
      const answer = await getBridge().api.listRuns({});
      // Nobody asked for it: the list stays as it was.
      if (!answer.ok) return;
      set({
        runs: withListed(
          get().runs,
          answer.value.filter(({ id }) => !takenOut.has(id)),
        ),
      });
      const charted = chartedIds(get().shown);
      for (const { id } of before) if (charted.includes(id)) void get().load(id);
    },
    start: async (other) => {
      if (get().starting || get().active !== null) return;
      set({ starting: true, problem: null });
      const engine = other ?? useSettingsStore.getState().settings.engine;
      const { document, path } = useDocumentStore.getState();
      const text = serializeDocument(withDatasetPath(document, path));
      const summary = await ask(getBridge().api.startRun({ text, engine }));
      set({ starting: false });
      if (summary === null) return;
      // Events of the run may have come before the answer, even its end: they are newer.
      if (get().runs.some((run) => run.id === summary.id)) return;
      set(applyEvent(get(), { type: 'run', summary }, Date.now()));
      show(get().shown);
    },
    resumeRun: (runId, epochs) => goOn(() => getBridge().api.resumeRun({ runId, epochs })),
    testRun: (runId) => goOn(() => getBridge().api.testRun({ runId })),
    pauseOrResume: () => command(get().active?.status === 'paused' ? 'resume' : 'pause'),
    stop: () => command('stop'),
    select: (runId) => show(select(get().shown, runId)),
    togglePin: (runId) => show(togglePin(get().shown, runId)),
    toggleHidden: (runId) => set({ shown: toggleHidden(get().shown, runId) }),
    rename: async (runId, name) => {
      const trimmed = name.trim().slice(0, 200);
      const before = get().runs.find((run) => run.id === runId);
      if (before === undefined || trimmed === '' || trimmed === before.name) return;
      set({ runs: withRun(get().runs, { ...before, name: trimmed }) });
      const answer = await getBridge().api.renameRun({ runId, name: trimmed });
      if (!answer.ok) set({ runs: withRun(get().runs, before), problem: answer.problem });
    },
    takeOut: (runId) => {
      takenOut.add(runId);
      set(withoutRun(get(), runId));
      const next = get().runs[0]?.id;
      if (get().shown.selectedId === null && next !== undefined) show(select(get().shown, next));
    },
    putBack: (run, shown) => {
      takenOut.delete(run.id);
      set({ runs: withRun(get().runs, run) });
      show(shown);
    },
    load: async (runId) => {
      set({ details: { ...get().details, [runId]: 'loading' } });
      const result = await readRunInto(runId);
      const known = get().runs.some((run) => run.id === runId);
      if (!known) return;
      if (!result.ok) {
        set({ details: { ...get().details, [runId]: result.problem } });
        return;
      }
      const { evaluation } = result.value;
      set({
        details: { ...get().details, [runId]: 'ready' },
        evaluations: evaluation === null ? get().evaluations : { ...get().evaluations, [runId]: evaluation },
      });
    },
    dismissProblem: () => set({ problem: null }),
  };
});
