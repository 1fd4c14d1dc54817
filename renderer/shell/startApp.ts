import type { ServiceEvent } from '../../src/contract/events';
import { templates } from '../../src/templates/templates';
import { getBridge } from '../bridge/bridge';
import { runCommand } from '../commands/runCommand';
import { useDatasetStore } from '../data/datasetStore';
import { datasetOf } from '../data/documentDataset';
import { appInfo, openPath } from '../files/fileActions';
import { keepRecoveryCopy, offerRecovery } from '../files/recovery';
import { answerCloseRequest, reportState } from '../files/windowState';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import { useTrainingStore } from '../training/trainingStore';

let openedFirst = false;

/** Ties the window to the services and shows the first network. Answers what unties them. */
export function startApp(): () => void {
  const ends = [
    getBridge().onEvent(react),
    useTrainingStore.getState().connect(),
    useDatasetStore.getState().connect(),
    followDataset(),
    keepRecoveryCopy(),
    reportState(),
    followOtherPrograms(),
  ];
  void openFirst();
  return () => {
    for (const end of ends) end();
  };
}

/** What was left unsaved, the file that was asked for, or the first template. */
async function openFirst(): Promise<void> {
  if (openedFirst) return;
  openedFirst = true;
  await useSettingsStore.getState().load();
  const [first] = templates;
  if (first !== undefined) useDocumentStore.getState().open(first.document, null);
  const restored = await offerRecovery();
  const info = await appInfo();
  if (!restored && info?.openAtStart != null) await openPath(info.openAtStart);
}

function react(event: ServiceEvent): void {
  switch (event.type) {
    case 'command':
      runCommand(event.command);
      return;
    case 'openFile':
      void openPath(event.path);
      return;
    case 'closeRequested':
      void answerCloseRequest(event.training);
      return;
    case 'run':
    case 'runProgress':
    case 'runStarted':
    case 'runSkipped':
    case 'batches':
    case 'epoch':
    case 'evaluation':
    case 'runDeleted':
    case 'downloadProgress':
      // These are the training's and the data sets'.
      return;
  }
}

/** A terminal trains into the same folder without a word to this window: whoever comes back sees what it did. */
function followOtherPrograms(): () => void {
  const look = () => void useTrainingStore.getState().lookAgain();
  window.addEventListener('focus', look);
  return () => window.removeEventListener('focus', look);
}

/** The plan compares the network with its data, so it has to know which data that is. */
function followDataset(): () => void {
  const { choose } = useDatasetStore.getState();
  const name = () => {
    const { document, path } = useDocumentStore.getState();
    return datasetOf(document.training, path);
  };
  choose(name());
  const stopDocument = useDocumentStore.subscribe((state, before) => {
    if (state.document.training !== before.document.training || state.path !== before.path) choose(name());
  });
  const stopFacts = useDatasetStore.subscribe((state, before) => {
    if (state.facts !== before.facts) useDocumentStore.getState().setFacts(state.facts);
  });
  return () => {
    stopDocument();
    stopFacts();
  };
}
