import { FolderOpen, LayoutTemplate, Plus } from 'lucide-react';
import { runCommand } from '../commands/runCommand';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** On an empty canvas: three ways to begin. */
export function CanvasStart() {
  return (
    <div className="canvas-start">
      <EmptyState
        title="Start a network"
        text="Drag layers here from the left, begin with a network that works, or open a file."
      >
        <Button variant="primary" icon={LayoutTemplate} onClick={() => runCommand('templates')}>
          Use a template
        </Button>
        <Button icon={Plus} onClick={() => runCommand('addLayer')}>
          Add a layer
        </Button>
        <Button icon={FolderOpen} onClick={() => runCommand('open')}>
          Open a file
        </Button>
      </EmptyState>
    </div>
  );
}
