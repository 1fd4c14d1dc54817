import { useId } from 'react';
import { setTraining } from '../../src/editing/changing';
import { resolveTraining } from '../../src/training/resolveTraining';
import type { SettingValue } from '../../src/training/settingSpec';
import { useDocumentStore } from '../state/documentStore';
import { Disclosure } from '../ui/Disclosure';
import { Switch } from '../ui/Switch';
import { Tooltip } from '../ui/Tooltip';
import { ScheduleFigure } from './ScheduleFigure';
import { SettingInput } from './SettingInput';
import {
  earlyStoppingChange,
  type SettingChange,
  type SettingField,
  settingChange,
  settingFields,
} from './settingFields';

/** The training settings of the document, as a form generated from their table. A burst of typing is one undo step. */
export function SettingsPanel() {
  const heading = useId();
  const stopping = useId();
  const training = useDocumentStore((state) => state.document.training);
  const resolved = resolveTraining(training);
  const fields = settingFields(resolved);
  const change = ({ field, value }: SettingChange, mergeKey: string) => {
    const { document, run } = useDocumentStore.getState();
    run(setTraining(document, field, value), mergeKey);
  };
  const commit = () => useDocumentStore.getState().endMerge();
  const set = (path: string, value: SettingValue | undefined) => {
    // Of the document as it is now: a drag sends many changes between two renders.
    const { document } = useDocumentStore.getState();
    change(settingChange(document.training, path, value), `training.${path}`);
  };
  const row = (field: SettingField) => (
    <SettingInput key={field.path} field={field} onChange={(value) => set(field.path, value)} onCommit={commit} />
  );
  const folded = fields.filter(isFolded);
  const isStopping = ({ path }: SettingField) => path.startsWith('earlyStopping.');
  const open = fields.filter((field) => !isFolded(field));
  // The schedule is drawn below its own fields.
  const others = open.filter((field) => !isStopping(field));
  const drawn = others.map(({ path }) => path.startsWith('schedule.')).lastIndexOf(true) + 1;
  return (
    <section className="panel-section" aria-labelledby={heading}>
      <h2 id={heading} className="panel-title">
        Training settings
      </h2>
      <div className="settings">
        {others.slice(0, drawn).map(row)}
        <ScheduleFigure settings={resolved.settings} />
        {others.slice(drawn).map(row)}
        <div className="setting setting-switch">
          <Tooltip text="Ends the training when validation no longer improves.">
            <label htmlFor={stopping}>Early stopping</label>
          </Tooltip>
          <Switch
            id={stopping}
            checked={resolved.settings.earlyStopping !== null}
            onChange={(on) => {
              change(earlyStoppingChange(on), 'training.earlyStopping');
              commit();
            }}
          />
        </div>
        {open.filter(isStopping).map(row)}
        <Disclosure title={`More: ${foldedNames(folded)}`}>
          <div className="settings settings-folded">{folded.map(row)}</div>
        </Disclosure>
      </div>
    </section>
  );
}

function isFolded({ spec, problem }: SettingField): boolean {
  return spec.advanced === true && problem === null;
}

function foldedNames(fields: readonly SettingField[]): string {
  const names = fields.map(({ spec }) => spec.label.toLowerCase());
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')}, …`;
}
