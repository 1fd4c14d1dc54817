import type { Shape } from '../../document/Shape';
import type { WeightSpec } from '../LayerDefinition';
import type { ParamSpecs, ParamValues } from '../params';

/** What the code of a layer is written from: complete, valid and computed. */
export type EmissionContext<P extends ParamSpecs = ParamSpecs> = {
  readonly params: ParamValues<P>;
  /** By slot, without the batch, channels last. */
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  readonly weights: readonly WeightSpec[];
};
