import { useSettingsStore } from '../state/settingsStore';
import { Dialog } from '../ui/Dialog';
import { SegmentedControl } from '../ui/SegmentedControl';
import { Switch } from '../ui/Switch';
import { ComputeSettings } from './ComputeSettings';
import { close } from './close';
import { SettingsRow as Row } from './SettingsRow';

/** What the app remembers of a person; each takes effect at once. */
export function SettingsDialog() {
  const { settings, change } = useSettingsStore();
  return (
    <Dialog title="Settings" onClose={close}>
      <div className="settings-list">
        <Row title="Appearance">
          {() => (
            <SegmentedControl
              label="Appearance"
              value={settings.theme}
              options={[
                { value: 'system', title: 'As the system' },
                { value: 'light', title: 'Light' },
                { value: 'dark', title: 'Dark' },
              ]}
              onChange={(theme) => change({ theme })}
            />
          )}
        </Row>
        <Row title="Wheel on the canvas" help="A mouse wheel zooms; two fingers on a trackpad pan.">
          {() => (
            <SegmentedControl
              label="Wheel on the canvas"
              value={settings.pointer}
              options={[
                { value: 'auto', title: 'Guess' },
                { value: 'mouse', title: 'Mouse' },
                { value: 'trackpad', title: 'Trackpad' },
              ]}
              onChange={(pointer) => change({ pointer })}
            />
          )}
        </Row>
        <Row title="Snap to the grid">
          {(id) => <Switch id={id} checked={settings.snapToGrid} onChange={(snapToGrid) => change({ snapToGrid })} />}
        </Row>
        <Row title="Draw tensors as volumes">
          {(id) => (
            <Switch id={id} checked={settings.tensorVolumes} onChange={(tensorVolumes) => change({ tensorVolumes })} />
          )}
        </Row>
        <Row title="Minimap">
          {(id) => <Switch id={id} checked={settings.minimap} onChange={(minimap) => change({ minimap })} />}
        </Row>
        <ComputeSettings />
      </div>
    </Dialog>
  );
}
