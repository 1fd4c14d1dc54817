import { useState } from 'react';
import { useSettingsStore } from '../state/settingsStore';
import { NumberField } from '../ui/NumberField';
import { SegmentedControl } from '../ui/SegmentedControl';
import { EngineChooser } from './EngineChooser';
import { readThreads } from './readThreads';
import { SettingsRow } from './SettingsRow';

/** What the next training computes on. What a running one computes on, it says itself. */
export function ComputeSettings() {
  const { settings, change } = useSettingsStore();
  const [error, setError] = useState<string | null>(null);
  return (
    <>
      <EngineChooser />
      <SettingsRow
        title="Threads"
        help="That the next training computes with. Fewer leave room for other programs."
        error={error}
      >
        {(id, helpId) => (
          <NumberField
            id={id}
            value={settings.threads}
            whole
            min={1}
            placeholder="all"
            invalid={error !== null}
            {...(helpId === undefined ? {} : { describedBy: helpId })}
            read={readThreads}
            onChange={(threads) => change({ threads })}
            onError={setError}
            onCommit={() => {}}
          />
        )}
      </SettingsRow>
      <SettingsRow title="GPU" help="With the TensorFlow that npm run engine -- --gpu installs.">
        {() => (
          <SegmentedControl
            label="GPU"
            value={settings.device}
            options={[
              { value: 'auto', title: 'Where there is one' },
              { value: 'cpu', title: 'Never' },
            ]}
            onChange={(device) => change({ device })}
          />
        )}
      </SettingsRow>
    </>
  );
}
