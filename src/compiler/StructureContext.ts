import type { NetworkDocument } from '../document/NetworkDocument';
import type { Shape } from '../document/Shape';
import type { LayerDefinition } from '../layers/LayerDefinition';
import type { Wiring } from './wiring';

/** What the checks of the structure read. */
export type StructureContext = {
  readonly document: NetworkDocument;
  readonly wiring: Wiring;
  readonly definitions: ReadonlyMap<string, LayerDefinition>;
  readonly names: ReadonlyMap<string, string>;
  /** Shape for an Input that has to be added. */
  readonly imageShape: Shape | null;
};

/** What messages call a node. */
export function nameOf(context: StructureContext, id: string): string {
  return context.names.get(id) ?? id;
}
