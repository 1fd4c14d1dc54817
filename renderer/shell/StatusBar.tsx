import { Cpu, Database } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { formatCount } from '../../src/document/Shape';
import { resolveTraining } from '../../src/training/resolveTraining';
import { connection, onConnectionChange } from '../bridge/bridge';
import { formatDuration } from '../charts/format';
import { runCommand } from '../commands/runCommand';
import { useDatasetStore } from '../data/datasetStore';
import { useDocumentDataset } from '../data/documentDataset';
import { folderName } from '../data/words';
import { countInWords } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import { useUiStore } from '../state/uiStore';
import { engineText, useEngineStore } from '../training/engineStore';
import { useTrainingStore } from '../training/trainingStore';
import { Zoom } from './Zoom';

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The data, the engine as it really is, problems, and the zoom. */
export function StatusBar() {
  const view = useUiStore((state) => state.view);
  const open = useUiStore((state) => state.problemsOpen);
  const diagnostics = useDocumentStore((state) => state.plan.diagnostics);
  return (
    <footer className="status-bar" data-panel="status">
      <ConnectionLine />
      <DataStatus />
      <EngineLine />
      <PaceLine />
      <span className="status-gap" />
      {view === 'build' && (
        <>
          <button
            type="button"
            className="status-button"
            aria-expanded={open}
            onClick={() => useUiStore.getState().showProblems(!open)}
          >
            {countInWords(diagnostics) ?? 'No problems'}
          </button>
          <Zoom />
        </>
      )}
    </footer>
  );
}

/** For a page in a browser, which the program in the terminal may leave alone. */
function ConnectionLine() {
  const state = useSyncExternalStore(onConnectionChange, connection);
  switch (state) {
    case 'connected':
      return null;
    case 'connecting':
      return <span className="pill pill-warning">Connecting…</span>;
    case 'lost':
      return (
        <span
          className="pill pill-error"
          title="Start it again in the terminal, then reload this page. Nothing on the canvas is lost until then."
        >
          ConvCanvas in the terminal has ended
        </span>
      );
  }
}

function DataStatus() {
  const dataset = useDocumentDataset();
  const description = useDatasetStore((state) => state.descriptions[dataset]);
  const parts = [description?.title ?? folderName(dataset)];
  if (description?.available === true) {
    parts.push(`${formatCount(description.trainImages)} images`, `${description.classNames.length} classes`);
  } else if (description !== undefined) parts.push('not on this computer yet');
  return (
    <button type="button" className="status-button" title="Data for training" onClick={() => runCommand('viewTrain')}>
      <Database {...icon} />
      {parts.join(', ')}
    </button>
  );
}

function EngineLine() {
  const { engine, threads, device } = useSettingsStore((state) => state.settings);
  const engines = useEngineStore((state) => state.engines);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice changes which engine is chosen and what it computes on.
  useEffect(() => {
    void useEngineStore.getState().load();
  }, [engine, threads, device]);
  const chosen = engines.find((each) => each.chosen) ?? null;
  const missing = engines.find((each) => each.missing !== null)?.missing ?? null;
  return (
    <span className="status-item" title={missing ?? undefined}>
      <Cpu {...icon} />
      {engines.length === 0
        ? 'Looking for engines…'
        : chosen === null
          ? 'No engine for training'
          : chosen.description === null
            ? chosen.title
            : engineText(chosen.description)}
    </span>
  );
}

/** How long an epoch took the last time that this network was trained with these settings. */
function PaceLine() {
  const params = useDocumentStore((state) => state.plan.totals.params);
  const name = useDocumentStore((state) => state.document.name);
  const training = useDocumentStore((state) => state.document.training);
  const dataset = useDocumentDataset();
  const seconds = useTrainingStore(({ runs }) => {
    const { batchSize, limit } = resolveTraining(training).settings;
    const same = runs.find(
      ({ settings, lastEpoch, ...run }) =>
        lastEpoch !== null &&
        run.params === params &&
        run.networkName === name &&
        settings.dataset === dataset &&
        settings.batchSize === batchSize &&
        settings.limit === limit,
    );
    return same?.lastEpoch?.seconds ?? null;
  });
  return seconds === null ? null : <span className="status-item">about {formatDuration(seconds)} an epoch</span>;
}
