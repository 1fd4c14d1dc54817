import './dialogs.css';
import { ExportDialog } from '../exporting/ExportDialog';
import { ImportingDialog } from '../importing/ImportingDialog';
import { useUiStore } from '../state/uiStore';
import { AboutDialog } from './AboutDialog';
import { FileErrorDialog } from './FileErrorDialog';
import { OpenDialog } from './OpenDialog';
import { QuestionDialog } from './QuestionDialog';
import { SaveAsDialog } from './SaveAsDialog';
import { SettingsDialog } from './SettingsDialog';
import { ShortcutsDialog } from './ShortcutsDialog';
import { TemplatesDialog } from './TemplatesDialog';
import { UnsavedDialog } from './UnsavedDialog';

/** The dialog that is open, if one is. */
export function Dialogs() {
  const dialog = useUiStore((state) => state.dialog);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'templates':
      return <TemplatesDialog />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'about':
      return <AboutDialog />;
    case 'settings':
      return <SettingsDialog />;
    case 'importing':
      return <ImportingDialog fileName={dialog.fileName} />;
    case 'export':
      return <ExportDialog network={dialog.network} />;
    case 'open':
      return <OpenDialog />;
    case 'saveAs':
      return <SaveAsDialog answer={dialog.answer} />;
    case 'unsaved':
      return <UnsavedDialog name={dialog.name} before={dialog.before} answer={dialog.answer} />;
    case 'question':
      return <QuestionDialog question={dialog.question} />;
    case 'fileError':
      return <FileErrorDialog title={dialog.title} problem={dialog.problem} />;
  }
}
