import { Cpu, Database } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { EngineStatus } from '../../src/contract/api';
import { formatCount } from '../../src/document/Shape';
import { resolveTraining } from '../../src/training/resolveTraining';
import { getBridge } from '../bridge/bridge';
import { runCommand } from '../commands/runCommand';
import { useDatasetStore } from '../data/datasetStore';
import { folderName } from '../data/words';
import { countInWords } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import { useUiStore } from '../state/uiStore';
import { Zoom } from './Zoom';

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The data, the engine as it really is, problems, and the zoom. */
export function StatusBar() {
  const view = useUiStore((state) => state.view);
  const open = useUiStore((state) => state.problemsOpen);
  const diagnostics = useDocumentStore((state) => state.plan.diagnostics);
  return (
    <footer className="status-bar" data-panel="status">
      <DataStatus />
      <EngineLine />
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

function DataStatus() {
  const training = useDocumentStore((state) => state.document.training);
  const { dataset } = resolveTraining(training).settings;
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
  const wanted = useSettingsStore((state) => state.settings.engine);
  const [engines, setEngines] = useState<readonly EngineStatus[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice of engine changes which one is chosen.
  useEffect(() => {
    let current = true;
    void getBridge()
      .api.listEngines({})
      .then((answer) => {
        if (current && answer.ok) setEngines(answer.value);
      });
    return () => {
      current = false;
    };
  }, [wanted]);
  const chosen = engines?.find((engine) => engine.chosen) ?? null;
  const missing = engines?.find((engine) => engine.missing !== null)?.missing ?? null;
  return (
    <span className="status-item" title={missing ?? undefined}>
      <Cpu {...icon} />
      {engines === null ? 'Looking for engines…' : chosen === null ? 'No engine for training' : engineText(chosen)}
    </span>
  );
}

/** "TensorFlow 2.21.0, CPU, 2 cores": what the engine found out about itself. */
function engineText({ title, description }: EngineStatus): string {
  if (description === null) return title;
  const { library, device, threads } = description;
  return `${library}, ${device}, ${threads} ${threads === 1 ? 'core' : 'cores'}`;
}
