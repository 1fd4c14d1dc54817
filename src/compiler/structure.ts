import type { Edit } from '../document/edits';
import { COLUMN_STEP, freePlace } from '../document/geometry';
import { freshEdgeId, freshNodeId } from '../document/ids';
import type { DocumentEdge, DocumentNode, NetworkDocument } from '../document/NetworkDocument';
import { roles } from '../layers/roles';
import { wrongInputCount } from './inputCount';
import { listNames, type Problem } from './Problem';
import { nameOf, type StructureContext } from './StructureContext';
import { depths, findCycles, reachable, type Wiring } from './wiring';

/** What the structure alone says. */
export type Structure = {
  readonly inputId: string | null;
  readonly outputId: string | null;
  /** Reached from the Input. */
  readonly connected: ReadonlySet<string>;
  readonly problems: readonly Problem[];
};

/** Finds the way from the Input to the end, and everything that is not on it. */
export function readStructure(context: StructureContext): Structure {
  const { document, wiring, definitions } = context;
  if (document.nodes.length === 0) {
    return { inputId: null, outputId: null, connected: new Set(), problems: [emptyNetwork(context)] };
  }
  const inputs = document.nodes.filter((node) => definitions.get(node.id)?.inputs === 'none');
  const heads = document.nodes.filter((node) => wiring.incoming.get(node.id)?.length === 0);
  const main = largestReach(wiring, inputs);
  const orphan = main === null ? largestReach(wiring, heads) : null;
  const connected = reachable(wiring, main === null ? [] : [main.id]);
  const outputId = main === null ? null : findOutput(wiring, connected, document);
  const loose = heads.filter((head) => head !== orphan && definitions.get(head.id)?.inputs !== 'none');
  const problems = [
    ...(main === null ? [noInput(context, orphan)] : []),
    ...inputs.filter((node) => node !== main).map((node) => extraInput(context, node, main)),
    ...loose.map((node) => notConnected(context, node, outputId)),
    ...stranded(context, loose, connected),
    ...document.nodes.flatMap((node) => wrongInputCount(context, node)),
    ...findCycles(wiring).map((cycle) => cycleProblem(context, cycle)),
    ...deadEnds(context, connected, outputId),
  ];
  if (main !== null && outputId === main.id && problems.length === 0) problems.push(inputAlone(context, main));
  return { inputId: main?.id ?? null, outputId, connected, problems };
}

function largestReach(wiring: Wiring, nodes: readonly DocumentNode[]): DocumentNode | null {
  if (nodes.length <= 1) return nodes[0] ?? null;
  let best: DocumentNode | null = null;
  let most = 0;
  for (const node of nodes) {
    const size = reachable(wiring, [node.id]).size;
    if (size > most) [best, most] = [node, size];
  }
  return best;
}

/** The end that lies deepest; of equals the last in the document, which is the one added last. */
function findOutput(wiring: Wiring, connected: ReadonlySet<string>, document: NetworkDocument): string | null {
  const ends = document.nodes.filter(
    ({ id }) => wiring.outgoing.get(id)?.length === 0 && connected.has(id) && !wiring.unordered.has(id),
  );
  if (ends.length <= 1) return ends[0]?.id ?? null;
  const depth = depths(wiring);
  let best: string | null = null;
  for (const { id } of ends) {
    if (best === null || (depth.get(id) ?? 0) >= (depth.get(best) ?? 0)) best = id;
  }
  return best;
}

function addInput(context: StructureContext, before: DocumentNode | null): readonly Edit[] {
  const { document, imageShape } = context;
  const id = freshNodeId(document, roles.input);
  const wanted = before === null ? { x: 0, y: 0 } : { x: before.position.x - COLUMN_STEP, y: before.position.y };
  const node: DocumentNode = {
    id,
    type: roles.input,
    params: imageShape === null ? {} : { shape: imageShape },
    position: freePlace(document, wanted),
  };
  if (before === null) return [{ type: 'addNode', node, index: 0 }];
  return [
    { type: 'addNode', node, index: 0 },
    { type: 'addEdge', edge: { id: freshEdgeId(document), source: id, target: before.id }, index: 0 },
  ];
}

function emptyNetwork(context: StructureContext): Problem {
  return {
    severity: 'error',
    code: 'empty-network',
    nodeId: null,
    received: 'no layers',
    expected: 'an Input and at least one layer',
    message: 'The network is empty. Add an Input layer to begin.',
    candidates: [{ title: 'Add an Input layer', edits: addInput(context, null) }],
  };
}

function noInput(context: StructureContext, head: DocumentNode | null): Problem {
  const where = head === null ? '' : ` before ${nameOf(context, head.id)}`;
  return {
    severity: 'error',
    code: 'no-input',
    nodeId: null,
    received: 'no Input layer',
    expected: 'one Input layer',
    message: `The network has no Input layer, so no shape is known. Add one${where}.`,
    candidates: [{ title: `Add an Input layer${where}`, edits: addInput(context, head) }],
  };
}

function extraInput(context: StructureContext, node: DocumentNode, main: DocumentNode | null): Problem {
  const name = nameOf(context, node.id);
  return {
    severity: 'error',
    code: 'several-inputs',
    nodeId: node.id,
    received: 'a second Input layer',
    expected: 'one Input layer',
    message: `${name} is a second Input; a network has one, and here it is ${nameOf(context, main?.id ?? '')}. Delete ${name}, and connect what it feeds to ${nameOf(context, main?.id ?? '')}.`,
    candidates: [
      ...(main === null
        ? []
        : [{ title: `Feed from ${nameOf(context, main.id)} instead`, edits: moveOutputs(context, node, main) }]),
      { title: `Delete ${name}`, edits: [{ type: 'removeNode', nodeId: node.id }] },
    ],
  };
}

function moveOutputs(context: StructureContext, from: DocumentNode, to: DocumentNode): readonly Edit[] {
  const { document } = context;
  const moved = document.edges.filter((edge) => edge.source === from.id);
  return [
    ...moved.flatMap((edge): readonly Edit[] => [
      { type: 'removeEdge', edgeId: edge.id },
      { type: 'addEdge', edge: { ...edge, source: to.id }, index: document.edges.indexOf(edge) },
    ]),
    { type: 'removeNode', nodeId: from.id },
  ];
}

function notConnected(context: StructureContext, node: DocumentNode, outputId: string | null): Problem {
  const { document, wiring } = context;
  const name = nameOf(context, node.id);
  const canFollow = outputId !== null && !reachable(wiring, [node.id]).has(outputId);
  const end = outputId === null ? '' : nameOf(context, outputId);
  return {
    severity: 'error',
    code: 'not-connected',
    nodeId: node.id,
    received: 'no input',
    expected: 'a wire into its input',
    message: canFollow
      ? `${name} is not connected: nothing feeds it. Connect it to ${end}, or delete it.`
      : `${name} is not connected: nothing feeds it. Draw a wire from another layer to it, or delete it.`,
    candidates: [
      ...(canFollow
        ? [
            {
              title: `Connect ${end} to ${name}`,
              edits: [
                { type: 'addEdge', edge: { id: freshEdgeId(document), source: outputId, target: node.id } } as const,
              ],
            },
          ]
        : []),
      { title: `Delete ${name}`, edits: [{ type: 'removeNode', nodeId: node.id }] },
    ],
  };
}

/** Layers behind one that is not connected: named, but only as a hint, since connecting that one connects them. */
function stranded(
  context: StructureContext,
  loose: readonly DocumentNode[],
  connected: ReadonlySet<string>,
): readonly Problem[] {
  const named = new Set<string>();
  return loose.flatMap((head) =>
    [...reachable(context.wiring, [head.id])].flatMap((id): readonly Problem[] => {
      if (id === head.id || connected.has(id) || named.has(id)) return [];
      named.add(id);
      const [name, first] = [nameOf(context, id), nameOf(context, head.id)];
      return [
        {
          severity: 'hint',
          code: 'behind-unconnected',
          nodeId: id,
          received: `an input from ${first}, which is not connected`,
          expected: 'a way from the Input',
          message: `${name} is not reached from the Input, because it stands behind ${first}. Connect ${first}.`,
          candidates: [],
        },
      ];
    }),
  );
}

function cycleProblem(context: StructureContext, cycle: readonly DocumentEdge[]): Problem {
  const names = cycle.map((edge) => nameOf(context, edge.source));
  const closing = cycle.reduce((last, edge) =>
    context.document.edges.indexOf(edge) > context.document.edges.indexOf(last) ? edge : last,
  );
  const wire = `the wire from ${nameOf(context, closing.source)} to ${nameOf(context, closing.target)}`;
  return {
    severity: 'error',
    code: 'cycle',
    nodeId: closing.target,
    received: `a circle of ${cycle.length} layers`,
    expected: 'data that flows one way',
    message: `${listNames(names)} ${names.length === 1 ? 'feeds itself' : 'feed each other in a circle'}; data can only flow forward. Remove ${wire}.`,
    candidates: [{ title: `Remove ${wire}`, edits: [{ type: 'removeEdge', edgeId: closing.id }] }],
  };
}

function deadEnds(
  context: StructureContext,
  connected: ReadonlySet<string>,
  outputId: string | null,
): readonly Problem[] {
  const { document, wiring } = context;
  return document.nodes
    .filter((node) => connected.has(node.id) && node.id !== outputId && wiring.outgoing.get(node.id)?.length === 0)
    .filter((node) => !wiring.unordered.has(node.id))
    .map((node) => {
      const name = nameOf(context, node.id);
      const end = nameOf(context, outputId ?? '');
      return {
        severity: 'error',
        code: 'dead-end',
        nodeId: node.id,
        received: 'an output that nothing uses',
        expected: 'one end of the network',
        message: `The output of ${name} goes nowhere; the network ends at ${end}. Connect ${name} onwards, or delete it.`,
        candidates: [{ title: `Delete ${name}`, edits: [{ type: 'removeNode', nodeId: node.id }] }],
      };
    });
}

function inputAlone(context: StructureContext, node: DocumentNode): Problem {
  const name = nameOf(context, node.id);
  return {
    severity: 'error',
    code: 'input-alone',
    nodeId: node.id,
    received: 'an Input and nothing behind it',
    expected: 'at least one layer after it',
    message: `${name} is the only layer. Add a layer after it, for example a convolution.`,
    candidates: [],
  };
}
