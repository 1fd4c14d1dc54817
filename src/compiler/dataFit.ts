import type { Edit } from '../document/edits';
import { freshNodeId } from '../document/ids';
import { insertOnEdge } from '../document/insertion';
import type { NetworkDocument } from '../document/NetworkDocument';
import { formatShape, shapesEqual } from '../document/Shape';
import { roles } from '../layers/roles';
import type { DatasetFacts } from '../training/DatasetInfo';
import type { Loss } from '../training/TrainingSettings';
import type { PlanLayer } from './Plan';
import type { Problem } from './Problem';
import { appendAtEnd } from './repairs';
import type { Wiring } from './wiring';

/** What the data and the ends of the network are held against each other with. */
export type DataFitContext = {
  readonly document: NetworkDocument;
  readonly wiring: Wiring;
  readonly layerById: ReadonlyMap<string, PlanLayer>;
  readonly input: PlanLayer | null;
  readonly output: PlanLayer | null;
  readonly dataset: DatasetFacts;
  readonly loss: Loss;
};

/** Whether the images fit the Input, and the classes the output. */
export function dataProblems(context: DataFitContext): readonly Problem[] {
  return [...inputProblems(context), ...outputProblems(context)];
}

function inputProblems({ document, wiring, input, dataset }: DataFitContext): readonly Problem[] {
  const shape = input?.outputShape;
  const { imageShape, title } = dataset;
  if (input === null || shape === null || shape === undefined) return [];
  if (imageShape === null) {
    const channels = shape[2];
    if (shape.length === 3 && (channels === 1 || channels === 3)) return [];
    return [
      {
        severity: 'error',
        code: 'input-data',
        nodeId: input.id,
        param: 'shape',
        received: formatShape(shape),
        expected: 'height × width × 1 or 3',
        message: `The images of ${title} are resized to ${input.name}, which must be height × width with 1 channel (grey) or 3 (colour); it is ${formatShape(shape)}. Change its shape.`,
        candidates: [
          {
            title: `Set ${input.name} to ${formatShape([shape[0] ?? 64, shape[1] ?? shape[0] ?? 64, 3])}`,
            edits: [
              {
                type: 'setParam',
                nodeId: input.id,
                param: 'shape',
                value: [shape[0] ?? 64, shape[1] ?? shape[0] ?? 64, 3],
              },
            ],
          },
        ],
      },
    ];
  }
  if (shapesEqual(shape, imageShape)) return [];
  const setShape: Edit = { type: 'setParam', nodeId: input.id, param: 'shape', value: imageShape };
  const [firstEdge] = wiring.outgoing.get(input.id) ?? [];
  const flattened =
    shape.length === 1 && firstEdge !== undefined
      ? insertOnEdge(document, firstEdge, { id: freshNodeId(document, roles.flatten), type: roles.flatten, params: {} })
      : [];
  return [
    {
      severity: 'error',
      code: 'input-data',
      nodeId: input.id,
      param: 'shape',
      received: formatShape(shape),
      expected: formatShape(imageShape),
      message: `${input.name} takes ${formatShape(shape)}, but the images of ${title} are ${formatShape(imageShape)}. Set its shape to ${formatShape(imageShape)}, or choose other data.`,
      candidates: [
        {
          title: `Set ${input.name} to ${formatShape(imageShape)}${flattened.length === 0 ? '' : ` and add ${roles.flatten}`}`,
          edits: [setShape, ...flattened],
        },
      ],
    },
  ];
}

function outputProblems(context: DataFitContext): readonly Problem[] {
  const { output, input, dataset, loss } = context;
  const shape = output?.outputShape;
  const classes = dataset.classNames.length;
  if (output === null || shape === null || shape === undefined || output === input) return [];
  if (shape.length !== 1) return [imageAtTheEnd(context, output)];
  const units = shape[0];
  const oneUnit = loss === 'binaryCrossentropy' && classes === 2 && units === 1;
  if (units !== classes && !oneUnit) return [wrongUnits(context, output)];
  return wrongActivation(context, output);
}

/** The first layer that gets an image and gives one although it ends in units: where a Flatten would help most. */
function firstMixerOfImages(context: DataFitContext): PlanLayer | null {
  for (const layer of context.layerById.values()) {
    const isClassifier = layer.type === roles.classifier;
    if (isClassifier && layer.connected && layer.inputShapes[0]?.length === 3) return layer;
  }
  return null;
}

function imageAtTheEnd(context: DataFitContext, output: PlanLayer): Problem {
  const { document, wiring, dataset } = context;
  const classes = dataset.classNames.length;
  const mixer = firstMixerOfImages(context);
  const edge = mixer === null ? undefined : wiring.incoming.get(mixer.id)?.[0];
  const insert = (type: string) =>
    mixer !== null && edge !== undefined
      ? insertOnEdge(document, edge, { id: freshNodeId(document, type), type, params: {} })
      : appendAtEnd(document, output.id, type, {});
  const place = mixer === null ? `after ${output.name}` : `before ${mixer.name}`;
  return {
    severity: 'error',
    code: 'output-shape',
    nodeId: output.id,
    received: formatShape(output.outputShape ?? []),
    expected: `${classes} values, one a class`,
    message: `${output.name} gives ${formatShape(output.outputShape ?? [])}, but ${dataset.title} needs ${classes} values for each image, one a class. Add a ${roles.flatten} or global pooling layer ${place}.`,
    candidates: [
      { title: `Add ${roles.flatten} ${place}`, edits: insert(roles.flatten) },
      { title: `Add ${roles.globalPooling} ${place}`, edits: insert(roles.globalPooling) },
      {
        title: `Add ${roles.globalPooling} and a ${roles.classifier} layer of ${classes}`,
        edits: withClassifier(context, output, insert(roles.globalPooling)),
      },
    ],
  };
}

/** Edits that append one layer, followed by edits that append a classifier to it. */
function withClassifier(context: DataFitContext, _output: PlanLayer, edits: readonly Edit[]): readonly Edit[] {
  const added = edits.find((edit) => edit.type === 'addNode');
  if (added === undefined || firstMixerOfImages(context) !== null) return [];
  const classes = context.dataset.classNames.length;
  const extended: NetworkDocument = {
    ...context.document,
    nodes: [...context.document.nodes, added.node],
    edges: [...context.document.edges, ...edits.flatMap((edit) => (edit.type === 'addEdge' ? [edit.edge] : []))],
  };
  return [
    ...edits,
    ...appendAtEnd(extended, added.node.id, roles.classifier, {
      units: classes,
      activation: finalActivation(context.loss),
    }),
  ];
}

/** Walks back from the output to the layer whose `units` or `filters` decide how many values come out. */
function widthOwner(
  layerById: DataFitContext['layerById'],
  output: PlanLayer,
): { readonly layer: PlanLayer; readonly param: string } | null {
  let layer: PlanLayer | undefined = output;
  while (layer !== undefined) {
    const param = ['units', 'filters'].find((name) => layer !== undefined && name in layer.definition.params);
    if (param !== undefined) return { layer, param };
    const sources: readonly string[] = layer.inputIds;
    layer = sources.length === 1 ? layerById.get(sources[0] ?? '') : undefined;
  }
  return null;
}

function wrongUnits(context: DataFitContext, output: PlanLayer): Problem {
  const classes = context.dataset.classNames.length;
  const units = output.outputShape?.[0] ?? 0;
  const owner = widthOwner(context.layerById, output);
  const activation = finalActivation(context.loss);
  return {
    severity: 'error',
    code: 'units-classes',
    nodeId: owner?.layer.id ?? output.id,
    ...(owner === null ? {} : { param: owner.param }),
    received: `${units} values`,
    expected: `${classes} values`,
    message: `${output.name} gives ${units} ${units === 1 ? 'value' : 'values'}, but ${context.dataset.title} has ${classes} classes. ${
      owner === null
        ? `Add a ${roles.classifier} layer of ${classes} at the end.`
        : `Set the ${owner.param} of ${owner.layer.name} to ${classes}.`
    }`,
    candidates: [
      ...(owner === null
        ? []
        : [
            {
              title: `Set ${owner.param} of ${owner.layer.name} to ${classes}`,
              edits: [{ type: 'setParam', nodeId: owner.layer.id, param: owner.param, value: classes } as const],
            },
          ]),
      {
        title: `Add a ${roles.classifier} layer of ${classes} at the end`,
        edits: appendAtEnd(context.document, output.id, roles.classifier, { units: classes, activation }),
      },
    ],
  };
}

function finalActivation(loss: Loss): 'softmax' | 'sigmoid' | 'linear' {
  switch (loss) {
    case 'categoricalCrossentropy':
      return 'softmax';
    case 'binaryCrossentropy':
      return 'sigmoid';
    case 'meanSquaredError':
      return 'linear';
  }
}

function wrongActivation({ document, loss }: DataFitContext, output: PlanLayer): readonly Problem[] {
  const wanted = finalActivation(loss);
  if (wanted === 'linear' || output.params === null) return [];
  const actual = output.params.activation;
  if (actual === wanted) return [];
  const settable = actual !== undefined;
  return [
    {
      severity: 'warning',
      code: 'output-activation',
      nodeId: output.id,
      ...(settable ? { param: 'activation' } : {}),
      received: settable ? String(actual) : 'no activation',
      expected: wanted,
      message: `${output.name} ends with ${settable ? `the activation ${String(actual)}` : 'no activation'}, but the loss ${loss} expects ${
        wanted === 'softmax'
          ? 'probabilities that add up to 1, which softmax gives'
          : 'probabilities from 0 to 1, which sigmoid gives'
      }. ${settable ? `Set its activation to ${wanted}` : `Add a ${wanted} activation after it`}.`,
      candidates: settable
        ? [
            {
              title: `Set activation of ${output.name} to ${wanted}`,
              edits: [{ type: 'setParam', nodeId: output.id, param: 'activation', value: wanted }],
            },
          ]
        : [
            {
              title: `Add ${wanted} after ${output.name}`,
              edits: appendAtEnd(document, output.id, roles.activation, { activation: wanted }),
            },
          ],
    },
  ];
}
