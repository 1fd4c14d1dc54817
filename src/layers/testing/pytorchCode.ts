import type { JsonObject } from '../../document/json';
import type { Shape } from '../../document/Shape';
import { findLayer } from '../registry';
import { resolveParams } from '../resolveParams';

/** The lines of `__init__` and the line of `forward` for a layer called `layer` on `x`, or on `x`, `y`, `z`. */
export function pytorchCode(type: string, params: JsonObject, ...inputs: readonly Shape[]): readonly string[] {
  const definition = findLayer(type);
  const resolved = definition === null ? null : resolveParams(definition, params, type).params;
  if (definition === null || resolved === null) throw new Error(`${type} is refused.`);
  const inferred = definition.infer({ params: resolved, inputs, name: type, inputNames: inputs.map(() => 'Input') });
  if (!inferred.ok) throw new Error(inferred.problems.map(({ message }) => message).join(' '));
  const { output, weights } = inferred;
  const layer = definition.pytorch({ params: resolved, inputs, output, weights });
  if (layer === undefined) throw new Error(`${type} is not written in PyTorch.`);
  const attribute = (suffix: string) => `self.layer${suffix === '' ? '' : `_${suffix}`}`;
  return [
    ...layer.modules.map(({ suffix, code }) => `${attribute(suffix)} = ${code}`),
    layer.forward(['x', 'y', 'z'].slice(0, inputs.length), attribute),
  ];
}
