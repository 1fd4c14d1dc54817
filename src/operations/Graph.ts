import type { GraphNode } from './GraphNode';
import type { AttributeSpecs, AttributeValue, AttributeValues, InputNames, InputTensors, Operation } from './Operation';
import { GraphError } from './Operation';
import type { Tensor } from './Tensor';

export type NodeOptions = {
  /** The end of the node's name; by default the operation's type. Made unique by a number where it is taken. */
  readonly name?: string;
  readonly controls?: readonly GraphNode[];
};

/**
 * A TensorFlow graph that is being built. Nodes stand behind what they work on, so that their order is one in which they
 * can run.
 */
export class Graph {
  private readonly list: GraphNode[] = [];
  private readonly taken = new Map<string, number>();
  private readonly known = new Map<string, Tensor>();
  private path = '';

  get nodes(): readonly GraphNode[] {
    return this.list;
  }

  /** Nodes that `build` adds are named after `name`: errors and profiles then tell where they belong. */
  scope<T>(name: string, build: () => T): T {
    const outer = this.path;
    this.path = `${outer}${name}/`;
    try {
      return build();
    } finally {
      this.path = outer;
    }
  }

  /** Adds an operation. Throws a `GraphError` where the inputs do not fit it. */
  add<S extends AttributeSpecs, N extends InputNames>(
    operation: Operation<S, N>,
    inputs: InputTensors<N>,
    attributes: AttributeValues<S>,
    options: NodeOptions = {},
  ): GraphNode {
    const tensors = inputs as readonly Tensor[];
    if (operation.inputs !== 'many' && operation.inputs.length !== tensors.length) {
      throw new GraphError(`${operation.type} takes ${operation.inputs.length} inputs, not ${tensors.length}.`);
    }
    const outputs: Tensor[] = [];
    const node: GraphNode = {
      name: this.unique(options.name ?? operation.type),
      operation: operation as unknown as Operation,
      inputs: tensors,
      controls: options.controls ?? [],
      attributes: attributes as { readonly [name: string]: AttributeValue },
      outputs,
    };
    operation.infer(inputs, attributes).forEach((spec, index) => {
      outputs.push({ dtype: spec.dtype, shape: spec.shape, node, index });
    });
    this.list.push(node);
    return node;
  }

  /** Adds an operation for the sake of its first output. */
  output<S extends AttributeSpecs, N extends InputNames>(
    operation: Operation<S, N>,
    inputs: InputTensors<N>,
    attributes: AttributeValues<S>,
    options: NodeOptions = {},
  ): Tensor {
    const [first] = this.add(operation, inputs, attributes, options).outputs;
    if (first === undefined) throw new GraphError(`${operation.type} has no output.`);
    return first;
  }

  /** A tensor that is made once: `key` tells which. */
  once(key: string, make: () => Tensor): Tensor {
    const found = this.known.get(key) ?? make();
    this.known.set(key, found);
    return found;
  }

  private unique(name: string): string {
    const full = this.path + name;
    const count = this.taken.get(full) ?? 0;
    this.taken.set(full, count + 1);
    // A number could be another node's own name.
    return count === 0 ? full : this.unique(`${name}_${count}`);
  }
}
