import type { CommandId } from '../../src/contract/commands';
import { tidy } from '../../src/editing/tidy';
import { useCanvasStore } from '../canvas/canvasStore';
import { belowNode, fitNetwork, placeUnder, pointerOrMiddle, zoomIn, zoomOut, zoomReset } from '../canvas/viewport';
import { toggleCode } from '../code/toggleCode';
import { exportCanvas } from '../exporting/exportNetwork';
import { newDocument, open, save, saveAs } from '../files/fileActions';
import { showImportReport } from '../importing/importReport';
import { focusName } from '../inspector/focusField';
import { applyFirstFix, nextProblem } from '../problems/problemActions';
import { useDocumentStore } from '../state/documentStore';
import { useSettingsStore } from '../state/settingsStore';
import { useUiStore } from '../state/uiStore';
import { useTrainingStore } from '../training/trainingStore';
import { copy, cut, deleteChosen, duplicateChosen, paste, selectAll } from './clipboard';
import { clipboardInField } from './fieldClipboard';
import { train } from './train';

/** Whatever asks for a command (key, menu, button, palette), this is what it does. */
const actions: { readonly [C in CommandId]: () => unknown } = {
  new: newDocument,
  open,
  templates: () => useUiStore.getState().openDialog({ kind: 'templates' }),
  save,
  saveAs,
  exportCode: exportCanvas,
  undo: () => useDocumentStore.getState().undo(),
  redo: () => useDocumentStore.getState().redo(),
  cut: () => (clipboardInField('cut') ? undefined : cut()),
  copy: () => (clipboardInField('copy') ? undefined : copy()),
  paste: () => (clipboardInField('paste') ? undefined : paste()),
  duplicate: duplicateChosen,
  selectAll: () => (clipboardInField('selectAll') ? undefined : selectAll()),
  delete: () => deleteChosen({ heal: true }),
  deleteLeaveGap: () => deleteChosen({ heal: false }),
  rename: focusName,
  addLayer,
  tidy: () => {
    const { document, plan, selection, run } = useDocumentStore.getState();
    const several = selection.nodes.length > 1;
    run(tidy(document, plan, several ? selection.nodes : null));
    fitNetwork(several ? selection.nodes : null);
  },
  nextProblem: () => nextProblem(1),
  previousProblem: () => nextProblem(-1),
  applyFix: applyFirstFix,
  viewBuild: () => useUiStore.getState().show('build'),
  viewTrain: () => useUiStore.getState().show('train'),
  toggleCode,
  zoomIn,
  zoomOut,
  zoomReset,
  fitAll: () => fitNetwork(),
  fitSelection: () => {
    const { nodes } = useDocumentStore.getState().selection;
    fitNetwork(nodes.length === 0 ? null : nodes);
  },
  togglePalette: () => toggle('paletteOpen'),
  toggleInspector: () => toggle('inspectorOpen'),
  toggleVolumes: () => toggle('tensorVolumes'),
  toggleMinimap: () => toggle('minimap'),
  importReport: showImportReport,
  theme: () => useSettingsStore.getState().change({ theme: isDark() ? 'light' : 'dark' }),
  train,
  pauseOrResume: () => useTrainingStore.getState().pauseOrResume(),
  stop: () => useTrainingStore.getState().stop(),
  shortcuts: () => useUiStore.getState().openDialog({ kind: 'shortcuts' }),
  about: () => useUiStore.getState().openDialog({ kind: 'about' }),
};

export function runCommand(id: CommandId): void {
  void actions[id]();
}

function toggle(setting: 'paletteOpen' | 'inspectorOpen' | 'tensorVolumes' | 'minimap'): void {
  const { settings, change } = useSettingsStore.getState();
  change({ [setting]: !settings[setting] });
}

/** Whether the window is dark now, by the setting or by the system. */
export function isDark(): boolean {
  const { theme } = useSettingsStore.getState().settings;
  return theme === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

/** The search box: after the chosen layer, into the chosen wire, otherwise where the pointer is. */
function addLayer(): void {
  useUiStore.getState().show('build');
  const { selection } = useDocumentStore.getState();
  const { openSearch } = useCanvasStore.getState();
  const [nodeId] = selection.nodes;
  const [edgeId] = selection.edges;
  const at = pointerOrMiddle();
  if (nodeId !== undefined) openSearch({ at: belowNode(nodeId), purpose: { kind: 'after', nodeId } });
  else if (edgeId !== undefined) openSearch({ at, purpose: { kind: 'splice', edgeId } });
  else openSearch({ at, purpose: { kind: 'place', position: placeUnder(at) } });
}
