import { SegmentedControl } from '../ui/SegmentedControl';
import { Select } from '../ui/Select';
import { ActivationCurve } from './ActivationCurve';
import { isActivation } from './activationFunctions';
import { choicesOf, isSegmented } from './choices';
import type { ControlProps } from './fieldProps';

/** One of a list of names. */
export function ChoiceControl(props: ControlProps<'choice' | 'activation' | 'initializer'>) {
  const { spec, id, describedBy, value, invalid, onChange, onCommit } = props;
  const names = choicesOf(spec);
  const options = names.map((name) => ({ value: name, title: name }));
  const current = names.find((name) => name === value) ?? null;
  const choose = (name: string) => {
    onChange(name);
    onCommit();
  };
  if (isSegmented(spec)) {
    return (
      <div id={id} className="choice-control">
        <SegmentedControl
          label={spec.label}
          value={current}
          options={options}
          describedBy={describedBy}
          onChange={choose}
        />
      </div>
    );
  }
  const select = (
    <Select
      id={id}
      value={current}
      options={options}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={choose}
    />
  );
  if (spec.kind !== 'activation') return select;
  return (
    <div className="activation-control">
      {select}
      {isActivation(value) && <ActivationCurve activation={value} />}
    </div>
  );
}
