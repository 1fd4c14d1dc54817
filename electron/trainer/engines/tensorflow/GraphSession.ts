import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { savedModelTag } from '../../../../src/graphdef/serialize';
import type { Binding } from './binding';

/** Values that go into a graph or come out of it. `string` tensors hold bytes, one array an element. */
export type GraphValue =
  | { readonly dtype: 'float32'; readonly shape: readonly number[]; readonly data: Float32Array }
  | { readonly dtype: 'int32'; readonly shape: readonly number[]; readonly data: Int32Array }
  | { readonly dtype: 'uint8'; readonly shape: readonly number[]; readonly data: Uint8Array }
  | { readonly dtype: 'bool'; readonly shape: readonly number[]; readonly data: Uint8Array }
  | { readonly dtype: 'string'; readonly shape: readonly number[]; readonly data: readonly Uint8Array[] };

/** What to give a tensor of the graph, by the tensor's name (`node:0`). */
export type Feeds = { readonly [tensor: string]: GraphValue };

/**
 * The same values where TensorFlow copies them. What lies at multiples of 64 bytes it reads, and as a variable writes, in place,
 * and the binding lets go of the array on whichever thread drops the last reference: on TensorFlow's own threads that
 * damages the memory of the process. Memory of an ArrayBuffer begins at a multiple of 16, so 4 bytes later none fits.
 */
function ofItsOwn(data: GraphValue['data']): GraphValue['data'] {
  if (Array.isArray(data)) return data;
  const numbers = data as Exclude<GraphValue['data'], readonly Uint8Array[]>;
  const buffer = new ArrayBuffer(numbers.byteLength + 4);
  new Uint8Array(buffer, 4).set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  if (numbers instanceof Float32Array) return new Float32Array(buffer, 4, numbers.length);
  return numbers instanceof Int32Array ? new Int32Array(buffer, 4, numbers.length) : new Uint8Array(buffer, 4);
}

/** A graph that TensorFlow has loaded, with its variables. A run blocks the thread until it is done. */
export class GraphSession {
  private constructor(
    private readonly binding: Binding,
    private readonly id: number,
  ) {}

  /** Loads the bytes of a `saved_model.pb`. Throws TensorFlow's own Error where it refuses the graph. */
  static load(binding: Binding, bytes: Uint8Array): GraphSession {
    const folder = mkdtempSync(join(tmpdir(), 'convcanvas-graph-'));
    try {
      writeFileSync(join(folder, 'saved_model.pb'), bytes);
      return new GraphSession(binding, binding.loadSavedModel(folder, savedModelTag));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /**
   * Runs what the fetched tensors need, and gives their values in order. The values are copies. The binding cannot read
   * uint8: a graph casts it, or sees four as an int32.
   */
  run(feeds: Feeds, fetches: readonly string[]): readonly GraphValue[] {
    const { binding } = this;
    const names = Object.keys(feeds);
    const given: number[] = [];
    try {
      for (const name of names) given.push(this.create(feeds[name] as GraphValue));
      const results = binding.runSavedModel(this.id, given, names.join(), fetches.join());
      try {
        return results.map(({ id, shape, dtype }) => this.read(id, shape, dtype));
      } finally {
        for (const { id } of results) binding.deleteTensor(id);
      }
    } finally {
      for (const id of given) binding.deleteTensor(id);
    }
  }

  /** Number of tensors that TensorFlow holds for this process, apart from variables. */
  tensorCount(): number {
    return this.binding.getNumOfTensors();
  }

  dispose(): void {
    this.binding.deleteSavedModel(this.id);
  }

  private create({ dtype, shape, data }: GraphValue): number {
    const { binding } = this;
    const types = {
      float32: binding.TF_FLOAT,
      int32: binding.TF_INT32,
      uint8: binding.TF_UINT8,
      bool: binding.TF_BOOL,
      string: binding.TF_STRING,
    };
    return binding.createTensor(shape, types[dtype], ofItsOwn(data));
  }

  private read(id: number, shape: readonly number[], dtype: number): GraphValue {
    const { binding } = this;
    const data = binding.tensorDataSync(id);
    switch (dtype) {
      case binding.TF_FLOAT:
        return { dtype: 'float32', shape, data: data as Float32Array };
      case binding.TF_INT32:
        return { dtype: 'int32', shape, data: data as Int32Array };
      case binding.TF_BOOL:
        return { dtype: 'bool', shape, data: data as Uint8Array };
      case binding.TF_STRING:
        return { dtype: 'string', shape, data: data as readonly Uint8Array[] };
      default:
        throw new Error(`TensorFlow gave values of a type (${dtype}) that is not read here.`);
    }
  }
}
