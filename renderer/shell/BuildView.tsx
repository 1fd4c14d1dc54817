import { PanelLeftOpen, PanelRightOpen } from 'lucide-react';
import { WorkArea } from '../code/WorkArea';
import { runCommand } from '../commands/runCommand';
import { ImportReportPanel } from '../importing/ImportReportPanel';
import { Inspector } from '../inspector/Inspector';
import { Palette } from '../palette/Palette';
import { ProblemsPanel } from '../problems/ProblemsPanel';
import { useSettingsStore } from '../state/settingsStore';
import { IconButton } from '../ui/IconButton';

/** Layers at the left, the network in the middle with its problems below, the chosen layer at the right. */
export function BuildView() {
  const palette = useSettingsStore((state) => state.settings.paletteOpen);
  const inspector = useSettingsStore((state) => state.settings.inspectorOpen);
  return (
    <div className="build-view">
      {palette ? (
        <Palette />
      ) : (
        <div className="folded">
          <IconButton label="Show the layers" icon={PanelLeftOpen} onClick={() => runCommand('togglePalette')} />
        </div>
      )}
      <main className="build-middle">
        <WorkArea />
        <ImportReportPanel />
        <ProblemsPanel />
      </main>
      {inspector ? (
        <Inspector />
      ) : (
        <div className="folded folded-right">
          <IconButton label="Show the inspector" icon={PanelRightOpen} onClick={() => runCommand('toggleInspector')} />
        </div>
      )}
    </div>
  );
}
