import { useEffect, useId } from 'react';
import type { EngineStatus } from '../../src/contract/api';
import { useSettingsStore } from '../state/settingsStore';
import { engineText, useEngineStore } from '../training/engineStore';

/** The engines: what each is good for, what it says it computes on, or why it is not there. */
export function EngineChooser() {
  const heading = useId();
  const wanted = useSettingsStore((state) => state.settings.engine);
  const change = useSettingsStore((state) => state.change);
  const engines = useEngineStore((state) => state.engines);
  // An engine may have been installed since.
  useEffect(() => void useEngineStore.getState().load(), []);
  return (
    <div className="settings-row engine-choice" role="radiogroup" aria-labelledby={heading}>
      <span id={heading}>Engine for training</span>
      <EngineOption
        title="Automatic"
        found=""
        text="The fastest that is installed."
        checked={wanted === null}
        onChoose={() => change({ engine: null })}
      />
      {engines.map((status) => (
        <EngineOption
          key={status.engine}
          title={status.title}
          found={foundText(status)}
          text={status.missing ?? status.about}
          checked={wanted === status.engine}
          onChoose={() => change({ engine: status.engine })}
        />
      ))}
      {engines.length === 0 && <p className="quiet">Looking for engines…</p>}
    </div>
  );
}

/** "TensorFlow 2.21.0, CPU, 2 threads". */
function foundText({ description }: EngineStatus): string {
  return description === null ? 'not installed' : engineText(description);
}

type EngineOptionProps = {
  readonly title: string;
  /** What it says of itself; empty where there is nothing to say. */
  readonly found: string;
  readonly text: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
};

function EngineOption({ title, found, text, checked, onChoose }: EngineOptionProps) {
  const id = useId();
  return (
    <div className="engine-option">
      <input id={id} type="radio" name="engine" checked={checked} onChange={onChoose} aria-describedby={`${id}-text`} />
      <div className="engine-title">
        <label htmlFor={id}>{title}</label>
        <span className="quiet">{found}</span>
      </div>
      <p id={`${id}-text`} className="quiet">
        {text}
      </p>
    </div>
  );
}
