import { useEffect, useId } from 'react';
import type { EngineStatus } from '../../src/contract/api';
import { useSettingsStore } from '../state/settingsStore';
import { engineText, useEngineStore } from '../training/engineStore';

/** The engines, a line each: what each is good for, what it says it computes on, or why it is not there. */
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
        text="The fastest that is installed."
        checked={wanted === null}
        onChoose={() => change({ engine: null })}
      />
      {engines.map((status) => (
        <EngineOption
          key={status.engine}
          title={status.title}
          text={statusText(status)}
          checked={wanted === status.engine}
          onChoose={() => change({ engine: status.engine })}
        />
      ))}
      {engines.length === 0 && <p className="quiet">Looking for engines…</p>}
    </div>
  );
}

/** "A whole training step … TensorFlow 2.21.0, CPU, 2 threads." */
function statusText({ about, description, missing }: EngineStatus): string {
  const found = description === null ? (missing ?? 'It is not installed.') : `${engineText(description)}.`;
  return `${about} ${found}`;
}

type EngineOptionProps = {
  readonly title: string;
  readonly text: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
};

function EngineOption({ title, text, checked, onChoose }: EngineOptionProps) {
  const id = useId();
  return (
    <div className="engine-option">
      <input id={id} type="radio" name="engine" checked={checked} onChange={onChoose} aria-describedby={`${id}-text`} />
      <label htmlFor={id}>{title}</label>
      <p id={`${id}-text`} className="quiet">
        {text}
      </p>
    </div>
  );
}
