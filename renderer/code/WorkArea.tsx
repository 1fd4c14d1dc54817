import { useRef } from 'react';
import { Canvas } from '../canvas/Canvas';
import { useSettingsStore } from '../state/settingsStore';
import { CodeDock } from './CodeDock';
import { useBeside } from './useBeside';

/** The canvas, and the code of its network where it is wanted. */
export function WorkArea() {
  const area = useRef<HTMLDivElement>(null);
  const beside = useBeside(area);
  const open = useSettingsStore((state) => state.settings.codeOpen);
  return (
    <div ref={area} className={beside ? 'work-area work-area-row' : 'work-area'}>
      <Canvas />
      {open && <CodeDock area={area} beside={beside} />}
    </div>
  );
}
