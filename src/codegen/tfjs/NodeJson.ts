import type { JsonObject } from '../../document/json';

/** A node as a `GraphDef` in JSON has it. */
export type NodeJson = {
  readonly name: string;
  readonly op: string;
  readonly input: readonly string[];
  readonly attr: JsonObject;
};
