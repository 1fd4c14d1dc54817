import type { GraphNode } from '../../operations/GraphNode';
import type { TensorValue } from '../../operations/Tensor';
import type { NodeJson } from './NodeJson';

type Constant = (name: string, value: TensorValue) => NodeJson;

/**
 * What stands in the place of a node that TensorFlow.js has no operation for, under the same name; null where nothing does:
 * Softsign and convolutions in groups are put together from others.
 */
export function rewritten(node: GraphNode, json: NodeJson, constant: Constant): readonly NodeJson[] | null {
  switch (json.op) {
    case 'Softsign':
      return softsign(json, constant);
    case 'Conv2D':
      return groupsOf(node) === 1 ? null : groupedConvolution(json, groupsOf(node), constant);
    case 'DepthwiseConv2dNative':
      // A default of TensorFlow's, which TensorFlow.js asks for.
      return [{ ...json, attr: { ...json.attr, dilations: { list: { i: ['1', '1', '1', '1'] } } } }];
    default:
      return null;
  }
}

/** x / (1 + |x|). */
function softsign({ name, input, attr }: NodeJson, constant: Constant): readonly NodeJson[] {
  const part = (suffix: string) => `${name}/${suffix}`;
  return [
    { name: part('Abs'), op: 'Abs', input, attr },
    constant(part('one'), { dtype: 'float32', shape: [], values: [1] }),
    { name: part('Add'), op: 'AddV2', input: [part('Abs'), part('one')], attr },
    { name, op: 'RealDiv', input: [...input, part('Add')], attr },
  ];
}

/** Groups of channels by themselves, put together again. */
function groupedConvolution(json: NodeJson, groups: number, constant: Constant): readonly NodeJson[] {
  const { name, input, attr } = json;
  const [image = '', kernel = ''] = input;
  const axis = `${name}/axis`;
  const type = { type: 'DT_FLOAT' };
  const split = (what: string, value: string): NodeJson => ({
    name: `${name}/${what}`,
    op: 'Split',
    input: [axis, value],
    attr: { num_split: { i: String(groups) }, T: type },
  });
  const output = (what: string, group: number) => (group === 0 ? `${name}/${what}` : `${name}/${what}:${group}`);
  const parts = Array.from({ length: groups }, (_, group): NodeJson => {
    return {
      name: `${name}/part${group}`,
      op: 'Conv2D',
      input: [output('images', group), output('kernels', group)],
      attr,
    };
  });
  return [
    constant(axis, { dtype: 'int32', shape: [], values: [3] }),
    split('images', image),
    split('kernels', kernel),
    ...parts,
    {
      name,
      op: 'ConcatV2',
      input: [...parts.map((part) => part.name), axis],
      attr: { N: { i: String(groups) }, T: type, Tidx: { type: 'DT_INT32' } },
    },
  ];
}

function groupsOf({ inputs: [image, kernel] }: GraphNode): number {
  const [channels, ofKernel] = [image?.shape[3] ?? 1, kernel?.shape[2] ?? 1];
  return channels / ofKernel;
}
