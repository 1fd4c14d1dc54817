import { FolderOpen, LayoutTemplate, Plus } from 'lucide-react';
import { layerTypes } from '../../src/layers/registry';
import { runCommand } from '../commands/runCommand';
import { appendFromPalette } from '../palette/append';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** Where data comes in: any layer may be first, but this one always has to come. */
const entrance = layerTypes.find((definition) => definition.inputs === 'none');

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
        {entrance !== undefined && (
          <Button icon={Plus} onClick={() => appendFromPalette(entrance.type)}>
            Add {entrance.title}
          </Button>
        )}
        <Button icon={FolderOpen} onClick={() => runCommand('open')}>
          Open a file
        </Button>
      </EmptyState>
    </div>
  );
}
