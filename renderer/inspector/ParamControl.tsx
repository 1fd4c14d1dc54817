import type { ParamSpec } from '../../src/layers/params';
import { Switch } from '../ui/Switch';
import { ChoiceControl } from './ChoiceControl';
import type { ControlProps } from './fieldProps';
import { ListControl } from './ListControl';
import { NumberControl } from './NumberControl';
import { PairControl } from './PairControl';
import { RegularizerControl } from './RegularizerControl';
import { ShapeControl } from './ShapeControl';
import { SidesControl } from './SidesControl';
import { TextShown } from './TextShown';

export type ParamControlProps = Omit<ControlProps<never>, 'spec'> & { readonly spec: ParamSpec };

/** The control that a kind of parameter asks for. */
export function ParamControl({ spec, ...rest }: ParamControlProps) {
  switch (spec.kind) {
    case 'integer':
    case 'number':
    case 'optionalNumber':
    case 'axis':
      return <NumberControl spec={spec} {...rest} />;
    case 'pair':
    case 'optionalPair':
      return <PairControl spec={spec} {...rest} />;
    case 'choice':
    case 'activation':
    case 'initializer':
      return <ChoiceControl spec={spec} {...rest} />;
    case 'boolean':
      return (
        <Switch
          id={rest.id}
          checked={rest.value === true}
          aria-describedby={rest.describedBy}
          onChange={(checked) => {
            rest.onChange(checked);
            rest.onCommit();
          }}
        />
      );
    case 'regularizer':
      return <RegularizerControl spec={spec} {...rest} />;
    case 'inputShape':
      return <ShapeControl spec={spec} {...rest} />;
    case 'sides':
      return <SidesControl spec={spec} {...rest} />;
    case 'targetShape':
    case 'perChannel':
    case 'noiseShape':
      return <ListControl spec={spec} {...rest} />;
    case 'text':
      return <TextShown text={typeof rest.value === 'string' ? rest.value : ''} code={spec.code === true} {...rest} />;
  }
}
