/** A value of an ONNX graph, by its name there. */
export type OnnxTensor = { readonly name: string };

/** An attribute of an ONNX node: ONNX tells whole numbers from others. */
export type OnnxAttribute =
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly float: number }
  | { readonly floats: readonly number[] }
  | { readonly string: string };

export type OnnxAttributes = { readonly [name: string]: OnnxAttribute };

export type OnnxNode = {
  readonly name: string;
  /** An operator of the default domain: https://onnx.ai/onnx/operators/ */
  readonly operator: string;
  /** null where an optional input is left out. */
  readonly inputs: readonly (OnnxTensor | null)[];
  readonly outputs: readonly OnnxTensor[];
  readonly attributes: OnnxAttributes;
};

/** A constant: weights as float32, shapes and axes as int64. */
export type OnnxInitializer = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values:
    | { readonly type: 'float32'; readonly data: Float32Array }
    | { readonly type: 'int64'; readonly data: readonly number[] };
};

/** An ONNX graph that is being built. Nodes stand behind what they work on. Names are unique. */
export class OnnxGraph {
  private readonly nodeList: OnnxNode[] = [];
  private readonly constants: OnnxInitializer[] = [];
  private readonly taken = new Map<string, number>();
  private path = '';

  get nodes(): readonly OnnxNode[] {
    return this.nodeList;
  }

  get initializers(): readonly OnnxInitializer[] {
    return this.constants;
  }

  /** Nodes and constants that `build` adds are named after `name`. */
  scope<T>(name: string, build: () => T): T {
    const outer = this.path;
    this.path = `${outer}${name}/`;
    try {
      return build();
    } finally {
      this.path = outer;
    }
  }

  /** Adds a node for the sake of its first output. */
  node(operator: string, inputs: readonly (OnnxTensor | null)[], attributes: OnnxAttributes = {}): OnnxTensor {
    const name = this.unique(operator);
    const output = { name };
    this.nodeList.push({ name, operator, inputs, outputs: [output], attributes });
    return output;
  }

  /** A constant of float32 numbers. */
  floats(data: Float32Array | readonly number[], shape: readonly number[], name = 'constant'): OnnxTensor {
    const values = data instanceof Float32Array ? data : Float32Array.from(data);
    return this.constant({ name: this.unique(name), shape, values: { type: 'float32', data: values } });
  }

  /** One float32 number, without axes. */
  float(value: number): OnnxTensor {
    return this.floats([value], []);
  }

  /** A list of whole numbers, int64 [n]: a shape, axes, paddings. */
  integers(data: readonly number[], name = 'integers'): OnnxTensor {
    return this.constant({ name: this.unique(name), shape: [data.length], values: { type: 'int64', data } });
  }

  private constant(initializer: OnnxInitializer): OnnxTensor {
    this.constants.push(initializer);
    return { name: initializer.name };
  }

  private unique(end: string): string {
    const name = `${this.path}${end}`;
    const count = this.taken.get(name) ?? 0;
    this.taken.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  }
}
