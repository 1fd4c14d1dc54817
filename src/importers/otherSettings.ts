import { isJsonObject, type Json } from '../document/json';
import { field, isList, shown, shownJson } from './readJson';

/** What an argument means that has no parameter here. */
export type OtherSetting =
  /** It stands at a value that changes nothing. */
  | 'nothing'
  | { readonly lost: string }
  | { readonly changed: string }
  | { readonly leftOut: string }
  /** Right if this axis, counted with the batch, is the last one of the input. */
  | { readonly lastAxis: number };

/** Names, how first weights are drawn, and what only says how Keras computes. */
const irrelevant = new Set(
  (
    'name seed build_config batch_size sparse_input input_dtype implementation synchronized fused autocast input_shape ' +
    'batch_input_shape batch_shape build_input_shape registered_name renorm_momentum'
  ).split(' '),
);

/** What an argument without a parameter here means. Never throws. */
export function otherSetting(key: string, value: Json): OtherSetting {
  if (irrelevant.has(key)) return 'nothing';
  if (key === 'dtype') return dtypeSetting(value);
  if (key === 'trainable') {
    return value === false ? { changed: 'it was frozen; here it learns with the others' } : 'nothing';
  }
  if (key === 'data_format') {
    const channelsFirst = value === 'channels_first';
    return channelsFirst ? { lost: 'it takes images with the channels first; here they are last' } : 'nothing';
  }
  if (key === 'axis') return axisSetting(value);
  if (key.endsWith('_initializer')) return initializerSetting(key, value);
  if (key.endsWith('_regularizer')) {
    return value === null ? 'nothing' : { changed: `its ${shown(key)} is left out of the training` };
  }
  if (key.endsWith('_constraint')) {
    return value === null
      ? 'nothing'
      : { changed: `its ${shown(key)} is left out: weights are not kept within bounds` };
  }
  if (key === 'dilation_rate' || key === 'groups') {
    const ones = (isList(value) ? value : [value]).every((size) => size === 1 || size === null);
    return ones ? 'nothing' : { lost: `its ${key} is ${shownJson(value)}; here it is always 1` };
  }
  if (key === 'value_range' && isList(value) && value[0] === 0 && value[1] === 255) return 'nothing';
  if (key === 'interpolation' && value === 'bilinear') return 'nothing';
  if (key === 'fill_value' && value === 0) return 'nothing';
  if (key === 'interpolation' || key === 'fill_value' || key === 'value_range') {
    return { changed: `its ${key} is ${shownJson(value)}; images are changed a little differently in the training` };
  }
  if (value === null || value === false || (isList(value) && value.length === 0)) return 'nothing';
  return { lost: `its “${shown(key)}” is ${shownJson(value)}, and there is no such setting here` };
}

function dtypeSetting(value: Json): OtherSetting {
  const named = isJsonObject(value) ? (field(field(value, 'config'), 'name') ?? 'float32') : value;
  if (named === null || named === 'float32') return 'nothing';
  return { changed: `it computed in ${shownJson(named)}; here all is computed in float32` };
}

function axisSetting(value: Json): OtherSetting {
  const axis = isList(value) && value.length === 1 ? value[0] : value;
  if (axis === -1 || axis === null) return 'nothing';
  if (typeof axis === 'number' && Number.isInteger(axis)) return { lastAxis: axis };
  return { lost: `it works along the axes ${shownJson(value)}; here it is always the last one` };
}

const usual = ['GlorotUniform', 'VarianceScaling', 'Zeros', 'Ones', 'glorot_uniform', 'zeros', 'ones', 'zero', 'one'];

function initializerSetting(key: string, value: Json): OtherSetting {
  const name = isJsonObject(value) ? field(value, 'class_name') : value;
  if (name === null || usual.some((known) => known === name)) return 'nothing';
  return { leftOut: `how its ${shown(key).replaceAll('_', ' ')} draws first weights cannot be kept` };
}
