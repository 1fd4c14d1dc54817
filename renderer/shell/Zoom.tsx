import { Maximize, Minus, Plus } from 'lucide-react';
import { shortcutOf } from '../commands/keys';
import { runCommand } from '../commands/runCommand';
import { useUiStore } from '../state/uiStore';
import { IconButton } from '../ui/IconButton';

/** How large the network is drawn, and the ways to change it. */
export function Zoom() {
  const percent = useUiStore((state) => state.zoomPercent);
  return (
    <span className="zoom">
      <IconButton
        label="Fit network"
        icon={Maximize}
        size={13}
        shortcut={shortcutOf('fitAll')}
        onClick={() => runCommand('fitAll')}
      />
      <IconButton
        label="Zoom out"
        icon={Minus}
        size={13}
        shortcut={shortcutOf('zoomOut')}
        onClick={() => runCommand('zoomOut')}
      />
      <button
        type="button"
        className="status-button number"
        title="Zoom to 100 %"
        aria-label={`Zoom ${percent} percent; set to 100 percent`}
        onClick={() => runCommand('zoomReset')}
      >
        {percent} %
      </button>
      <IconButton
        label="Zoom in"
        icon={Plus}
        size={13}
        shortcut={shortcutOf('zoomIn')}
        onClick={() => runCommand('zoomIn')}
      />
    </span>
  );
}
