import type { Plan } from '../../src/compiler/Plan';
import type { LayerFamily } from '../../src/layers/LayerDefinition';

export type ParameterShare = {
  readonly id: string;
  readonly name: string;
  readonly family: LayerFamily;
  readonly params: number;
  /** Of all parameters, 0 to 1. */
  readonly share: number;
  readonly formula: string | null;
};

/** The layers that have parameters, in the order of the network. */
export function parameterShares(plan: Plan): readonly ParameterShare[] {
  const total = plan.totals.params;
  return plan.layers.flatMap((layer): readonly ParameterShare[] => {
    const params = layer.paramCount ?? 0;
    if (params === 0 || total === 0) return [];
    const formula = layer.explanation?.params?.formula ?? null;
    return [
      { id: layer.id, name: layer.name, family: layer.definition.family, params, share: params / total, formula },
    ];
  });
}
