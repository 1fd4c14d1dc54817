import type { Edit } from '../document/edits';
import { freshNodeId } from '../document/ids';
import { insertOnEdge, removeAndHeal } from '../document/insertion';
import type { DocumentEdge, DocumentNode, NetworkDocument } from '../document/NetworkDocument';
import type { LayerDefinition } from '../layers/LayerDefinition';
import { roles } from '../layers/roles';
import { listNames, type Problem } from './Problem';
import { nameOf, type StructureContext } from './StructureContext';

/** Fewest inputs of a layer that joins several. */
function leastInputs(definition: LayerDefinition): number {
  return definition.minInputs ?? 2;
}

/** Whether a layer can be computed with so many wires into it. */
export function acceptsInputs(definition: LayerDefinition, count: number): boolean {
  switch (definition.inputs) {
    case 'none':
      return count === 0;
    case 'one':
      return count === 1;
    case 'many':
      return count >= leastInputs(definition);
  }
}

/** Layers with more wires into them than they take, or fewer. A layer without any is reported as not connected. */
export function wrongInputCount(context: StructureContext, node: DocumentNode): readonly Problem[] {
  const { document, wiring, definitions } = context;
  const definition = definitions.get(node.id);
  const edges = wiring.incoming.get(node.id) ?? [];
  if (definition === undefined || edges.length === 0 || acceptsInputs(definition, edges.length)) return [];
  const name = nameOf(context, node.id);
  const sources = listNames(edges.map((edge) => nameOf(context, edge.source)));
  const first = edges[0];
  const surplus = edges.slice(1).map((edge): Edit => ({ type: 'removeEdge', edgeId: edge.id }));
  switch (definition.inputs) {
    case 'none':
      return [
        {
          severity: 'error',
          code: 'input-is-fed',
          nodeId: node.id,
          received: `a wire from ${sources}`,
          expected: 'no input',
          message: `${name} is where the data enters, so nothing can feed it; ${sources} does. Remove the wire.`,
          candidates: [
            { title: 'Remove the wire', edits: edges.map((edge) => ({ type: 'removeEdge', edgeId: edge.id })) },
          ],
        },
      ];
    case 'one':
      if (first === undefined) return [];
      return [
        {
          severity: 'error',
          code: 'too-many-inputs',
          nodeId: node.id,
          received: `${edges.length} inputs`,
          expected: '1 input',
          message: `${name} takes one input and has ${edges.length}: ${sources}. Join them with a merge layer first, or remove all wires but one.`,
          candidates: [
            { title: `Join them with ${roles.merge}`, edits: joinInputs(document, edges) },
            { title: `Keep only ${nameOf(context, first.source)}`, edits: surplus },
          ],
        },
      ];
    case 'many': {
      const least = leastInputs(definition);
      return [
        {
          severity: 'error',
          code: 'too-few-inputs',
          nodeId: node.id,
          received: `${edges.length} input`,
          expected: `at least ${least} inputs`,
          message: `${name} joins at least ${least} inputs and has ${edges.length}: ${sources}. Connect another layer to it, or delete it.`,
          candidates: [{ title: `Delete ${name} and close the gap`, edits: removeAndHeal(document, node.id) }],
        },
      ];
    }
  }
}

function joinInputs(document: NetworkDocument, edges: readonly DocumentEdge[]): readonly Edit[] {
  const [first, ...others] = edges;
  if (first === undefined) return [];
  const id = freshNodeId(document, roles.merge);
  return [
    ...insertOnEdge(document, first, { id, type: roles.merge, params: {} }),
    ...others.flatMap((edge): readonly Edit[] => [
      { type: 'removeEdge', edgeId: edge.id },
      { type: 'addEdge', edge: { id: edge.id, source: edge.source, target: id } },
    ]),
  ];
}
