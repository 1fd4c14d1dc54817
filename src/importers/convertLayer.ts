import { type Json, type JsonObject, jsonEqual } from '../document/json';
import type { LayerDefinition } from '../layers/LayerDefinition';
import { findLayer, layerTypes } from '../layers/registry';
import { isRequired } from '../layers/resolveParams';
import { roles } from '../layers/roles';
import type { KerasCall } from './KerasModel';
import { meaningOf } from './meanings';
import { otherSetting } from './otherSettings';
import { paramFromKeras } from './paramFromKeras';
import { plainValue } from './plainValue';
import { isList, shown, shownJson } from './readJson';

/** What became of a layer. Reasons are clauses: "its padding is …". */
export type Converted =
  | {
      readonly ok: true;
      readonly type: string;
      readonly params: JsonObject;
      readonly changed: readonly string[];
      readonly leftOut: readonly string[];
      /** Right if this is the last axis of the input, counted with the batch; null where any will do. */
      readonly lastAxis: number | null;
      /** Parameters that the file keeps as weights, in their order. */
      readonly constants: readonly string[];
    }
  | { readonly ok: false; readonly lost: string };

/** Of Keras' own functions before version 3, which were called the same. */
const formerHardSigmoid =
  'its hard sigmoid was 0.2 x + 0.5 between 0 and 1; here, as in Keras 3, it is x / 6 + 0.5, which gives other outputs';

/** Makes one of our layers of a layer of a file. `version`: of Keras' way to write and compute. Never throws. */
export function convertLayer(call: KerasCall, version: 2 | 3): Converted {
  if (call.problem !== null) return { ok: false, lost: call.problem };
  const meaning = meaningOf(call, isOfKeras);
  if ('lost' in meaning) return { ok: false, lost: meaning.lost };
  const definition = findLayer(meaning.type);
  if (definition === null) return { ok: false, lost: `there is no layer ${meaning.type} here` };
  const params: Record<string, Json> = {};
  const changed: string[] = meaning.changed === undefined ? [] : [meaning.changed];
  const leftOut: string[] = [];
  const constants: string[] = [];
  let lastAxis: number | null = null;
  const paramOf = new Map(Object.keys(definition.params).map((param) => [argumentName(param), param]));
  for (const [key, wrapped] of Object.entries(meaning.config)) {
    const value = plainValue(wrapped);
    const param = paramOf.get(key);
    const spec = param === undefined ? undefined : definition.params[param];
    if (param === undefined || spec === undefined) {
      const found = otherSetting(key, value);
      if (found === 'nothing') continue;
      if ('lost' in found) return { ok: false, lost: found.lost };
      if ('changed' in found) changed.push(found.changed);
      else if ('leftOut' in found) leftOut.push(found.leftOut);
      else lastAxis = found.lastAxis;
      continue;
    }
    if (spec.kind === 'perChannel' && value === null) {
      constants.push(param);
      continue;
    }
    const read = paramFromKeras(spec, key, value);
    if (read.ok) {
      if (isRequired(spec) || !jsonEqual(read.value, spec.default as Json)) params[param] = read.value;
      if (version === 2 && read.value === 'hardSigmoid') changed.push(formerHardSigmoid);
    } else if ('lost' in read) {
      return { ok: false, lost: read.lost };
    } else if ('changed' in read) {
      changed.push(read.changed);
    } else {
      leftOut.push(read.leftOut);
    }
  }
  changed.push(...calledWith(call, definition));
  simplifyStrides(params, definition);
  return { ok: true, type: meaning.type, params, changed, leftOut, lastAxis, constants };
}

/** Whether a type is a layer of Keras; not what stands for one that could not be read. */
function isOfKeras(type: string): boolean {
  return type !== roles.input && layerTypes.some((definition) => definition.type === type);
}

function argumentName(param: string): string {
  if (param === 'keepDims') return 'keepdims';
  return param.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Arguments of the call itself. Keras also writes those that it fills in, which change nothing. */
function calledWith({ named }: KerasCall, { family }: LayerDefinition): readonly string[] {
  return Object.entries(named).flatMap(([name, value]) => {
    if (name === 'training') {
      const usual = family === 'augmentation' || value === false;
      return usual ? [] : ['it always acted as in training; here it does so in training only'];
    }
    return name === 'mask' || value === false ? [] : [`its call with ${shown(name)} = ${shownJson(value)} is left out`];
  });
}

/** Keras writes the strides of a pooling that are as large as its window; here that is the default. */
function simplifyStrides(params: Record<string, Json>, definition: LayerDefinition): void {
  const { strides, poolSize } = definition.params;
  if (strides?.kind !== 'optionalPair' || poolSize?.kind !== 'pair') return;
  const size: Json = params.poolSize ?? poolSize.default;
  if (isList(params.strides) && jsonEqual(params.strides, size)) delete params.strides;
}
