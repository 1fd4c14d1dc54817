/**
 * The one table of commands: it feeds menus, tooltips, the shortcut sheet and the key handler. `keys` are for Linux and
 * Windows, `Mod` is Ctrl there and Cmd on macOS; plain keys act only while the canvas has the focus.
 */
export type Command = {
  readonly title: string;
  readonly menu: 'File' | 'Edit' | 'View' | 'Network' | 'Training' | 'Help';
  /** In the form of Electron's accelerators with `Mod` for CmdOrCtrl; the first is shown. */
  readonly keys: readonly string[];
  /** Acts only while the canvas has the focus. */
  readonly canvasOnly?: boolean;
  /** A separator stands above it in the menu. */
  readonly separated?: boolean;
};

export const commands = {
  new: { title: 'New', menu: 'File', keys: ['Mod+N'] },
  open: { title: 'Open…', menu: 'File', keys: ['Mod+O'] },
  templates: { title: 'Templates…', menu: 'File', keys: ['Mod+Shift+N'] },
  save: { title: 'Save', menu: 'File', keys: ['Mod+S'], separated: true },
  saveAs: { title: 'Save as…', menu: 'File', keys: ['Mod+Shift+S'] },
  exportCode: { title: 'Export as code…', menu: 'File', keys: ['Mod+E'], separated: true },
  undo: { title: 'Undo', menu: 'Edit', keys: ['Mod+Z'] },
  redo: { title: 'Redo', menu: 'Edit', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  cut: { title: 'Cut', menu: 'Edit', keys: ['Mod+X'], canvasOnly: true, separated: true },
  copy: { title: 'Copy', menu: 'Edit', keys: ['Mod+C'], canvasOnly: true },
  paste: { title: 'Paste', menu: 'Edit', keys: ['Mod+V'], canvasOnly: true },
  duplicate: { title: 'Duplicate', menu: 'Edit', keys: ['Mod+D'], canvasOnly: true },
  selectAll: { title: 'Select all', menu: 'Edit', keys: ['Mod+A'], canvasOnly: true },
  delete: {
    title: 'Delete and close the gap',
    menu: 'Edit',
    keys: ['Delete', 'Backspace'],
    canvasOnly: true,
    separated: true,
  },
  deleteLeaveGap: { title: 'Delete and leave the gap', menu: 'Edit', keys: ['Shift+Delete'], canvasOnly: true },
  rename: { title: 'Rename layer', menu: 'Edit', keys: ['F2'], canvasOnly: true },
  addLayer: { title: 'Add layer…', menu: 'Network', keys: ['A', 'Shift+A'], canvasOnly: true },
  tidy: { title: 'Tidy up', menu: 'Network', keys: ['Shift+Alt+T'] },
  nextProblem: { title: 'Next problem', menu: 'Network', keys: ['F8'], separated: true },
  previousProblem: { title: 'Previous problem', menu: 'Network', keys: ['Shift+F8'] },
  applyFix: { title: 'Apply first fix', menu: 'Network', keys: ['Mod+.'] },
  viewBuild: { title: 'Build', menu: 'View', keys: ['Mod+1'] },
  viewTrain: { title: 'Train', menu: 'View', keys: ['Mod+2'] },
  toggleCode: { title: 'Code', menu: 'View', keys: ['Mod+3'] },
  zoomIn: { title: 'Zoom in', menu: 'View', keys: ['Mod+='], separated: true },
  zoomOut: { title: 'Zoom out', menu: 'View', keys: ['Mod+-'] },
  zoomReset: { title: 'Zoom to 100 %', menu: 'View', keys: ['Mod+0'] },
  fitAll: { title: 'Fit network', menu: 'View', keys: ['Shift+1'], canvasOnly: true },
  fitSelection: { title: 'Fit selection', menu: 'View', keys: ['Shift+2'], canvasOnly: true },
  togglePalette: { title: 'Palette', menu: 'View', keys: [], separated: true },
  toggleInspector: { title: 'Inspector', menu: 'View', keys: [] },
  toggleVolumes: { title: 'Tensor volumes', menu: 'View', keys: [] },
  toggleMinimap: { title: 'Minimap', menu: 'View', keys: [] },
  importReport: { title: 'Import report', menu: 'View', keys: [] },
  theme: { title: 'Switch light and dark', menu: 'View', keys: [] },
  train: { title: 'Train', menu: 'Training', keys: ['Mod+Enter'] },
  pauseOrResume: { title: 'Pause or resume', menu: 'Training', keys: ['Mod+Shift+Enter'] },
  stop: { title: 'Stop', menu: 'Training', keys: ['Mod+Alt+Enter'] },
  shortcuts: { title: 'Keyboard shortcuts', menu: 'Help', keys: ['F1', '?'] },
  about: { title: 'About ConvCanvas', menu: 'Help', keys: [] },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as CommandId[];
