import type { Graph } from './Graph';
import type { GraphNode } from './GraphNode';
import type { AttributeSpecs, GradientContext, InputNames } from './Operation';
import { GraphError } from './Operation';
import type { Tensor } from './Tensor';
import { addN } from './types/AddN';
import { constant } from './types/Const';

/**
 * Gradients of a number by some tensors, as new nodes of its graph: reverse-mode differentiation, a rule an operation
 * (Baydin et al., "Automatic Differentiation in Machine Learning: a Survey", 2018, section 3.2). `loss` is a scalar;
 * each answer has the shape of its source, or is null where the loss does not depend on it.
 */
export function differentiate(graph: Graph, loss: Tensor, sources: readonly Tensor[]): readonly (Tensor | null)[] {
  if (loss.shape.length !== 0) throw new GraphError('Only a single number can be differentiated.');
  const between = nodesFrom(graph.nodes, sources);
  const isNeeded = ({ node }: Tensor) => between.has(node);
  const given = new Set(sources);
  const parts = new Map<Tensor, Tensor[]>([[loss, [constant(graph, [1], [])]]]);
  const total = (tensor: Tensor): Tensor | null => {
    const found = parts.get(tensor);
    if (found === undefined) return null;
    const sum = found.length === 1 ? (found[0] as Tensor) : addN(graph, found);
    parts.set(tensor, [sum]);
    return sum;
  };
  for (const node of [...between].reverse()) {
    const [output] = node.outputs;
    if (output === undefined || given.has(output)) continue;
    const gradients = node.outputs.map(total);
    const [gradient = null] = gradients;
    // The further outputs of an operation are notes, or parts like the first one.
    if (gradient === null) continue;
    const needed = node.inputs.map(isNeeded);
    const ofInputs = graph.scope(gradientScope(node), () =>
      gradientsOf(node, { graph, output, gradient, gradients, needed }),
    );
    node.inputs.forEach((input, place) => {
      const part = ofInputs[place] ?? null;
      if (part === null || !needed[place]) return;
      const known = parts.get(input);
      if (known === undefined) parts.set(input, [part]);
      else known.push(part);
    });
  }
  return sources.map(total);
}

/** In the order of the graph: the nodes whose gradient tells something of a source's, and those of the sources. */
function nodesFrom(nodes: readonly GraphNode[], sources: readonly Tensor[]): ReadonlySet<GraphNode> {
  const ofSources = new Set(sources.map(({ node }) => node));
  const reached = new Set<GraphNode>();
  for (const node of nodes) {
    const leads = 'gradient' in node.operation && node.inputs.some((input) => reached.has(input.node));
    if (leads || ofSources.has(node)) reached.add(node);
  }
  return reached;
}

type Place = Pick<
  GradientContext<AttributeSpecs, InputNames>,
  'graph' | 'output' | 'gradient' | 'gradients' | 'needed'
>;

function gradientsOf({ operation, inputs, outputs, attributes }: GraphNode, place: Place): readonly (Tensor | null)[] {
  return 'noGradient' in operation ? [] : operation.gradient({ ...place, inputs, outputs, attributes });
}

/** `layers/conv1/Conv2D` -> `layers/conv1/gradients/Conv2D`: a failure in a backward pass names its layer too. */
function gradientScope({ name }: GraphNode): string {
  const end = name.lastIndexOf('/') + 1;
  return `${name.slice(0, end)}gradients/${name.slice(end)}`;
}
