import type { LayerVariable, layers, Tensor, Variable } from '@tensorflow/tfjs';
import type { PlanLayer } from '../../../../src/compiler/Plan';
import type { Shape } from '../../../../src/document/Shape';
import type { TfjsLayer } from '../../../../src/layers/LayerDefinition';
import type { Regularizer } from '../../../../src/layers/params';
import type { StepRandomness } from '../customLayers/StepRandomness';
import { createLayer } from './createLayer';

/** A weight of the plan and the tfjs variable that holds it. */
export type NetworkWeight = {
  readonly layerId: string;
  readonly name: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  readonly regularizer: Regularizer | null;
  readonly variable: LayerVariable;
};

/** The variable that optimizers change; tfjs-layers wraps it. */
export function variableOf(weight: NetworkWeight): Variable {
  return weight.variable.read() as Variable;
}

/** What a tfjs definition makes of a layer of the plan. The layer must be complete. */
export function tfjsLayersOf(layer: PlanLayer): readonly TfjsLayer[] {
  const { params, inputShapes, outputShape } = layer;
  if (params === null || outputShape === null) throw new Error(`Layer "${layer.id}" is not complete.`);
  const inputs = inputShapes.map((shape) => {
    if (shape === null) throw new Error(`An input of layer "${layer.id}" has no shape.`);
    return shape;
  });
  return layer.definition.tfjs({ params, inputs, output: outputShape });
}

/** One layer of the plan as tfjs layers that act one after the other; the first takes all inputs. */
export class LayerChain {
  readonly weights: readonly NetworkWeight[];
  private readonly chain: readonly layers.Layer[];

  /** `definitions` are those of the layer, or some of them; empty passes the input on. */
  constructor(layer: PlanLayer, definitions: readonly TfjsLayer[], randomness: StepRandomness) {
    this.chain = definitions.map((definition) => createLayer(definition, layer.id, randomness));
    let shapes = layer.inputShapes.map((shape) => [null, ...(shape ?? [])]);
    for (const part of this.chain) shapes = [build(part, shapes)];
    this.weights = findWeights(layer, definitions, this.chain);
  }

  /** To be called in a `tf.tidy`. */
  call(inputs: readonly Tensor[], training: boolean): Tensor {
    let values = inputs;
    for (const part of this.chain) {
      const output = part.call(values.length === 1 ? (values[0] as Tensor) : [...values], { training });
      values = Array.isArray(output) ? output : [output];
    }
    return values[0] as Tensor;
  }

  dispose(): void {
    for (const part of this.chain) for (const weight of part.weights) weight.dispose();
  }
}

type BatchShape = (number | null)[];

/** Makes a layer's weights, and answers the shape of its output. */
function build(layer: layers.Layer, shapes: BatchShape[]): BatchShape {
  const given = shapes.length === 1 ? (shapes[0] as BatchShape) : shapes;
  // The first values are set by the model: drawing tfjs' own would only take time.
  layer.setFastWeightInitDuringBuild(true);
  layer.build(given);
  layer.built = true;
  return layer.computeOutputShape(given) as BatchShape;
}

function findWeights(
  layer: PlanLayer,
  definitions: readonly TfjsLayer[],
  chain: readonly layers.Layer[],
): NetworkWeight[] {
  const variables = chain.flatMap((part, index) =>
    part.weights.map((variable) => ({ variable, names: definitions[index]?.weightNames ?? {} })),
  );
  return layer.weights.map(({ name, shape, trainable, regularizer }) => {
    const found = variables.find(({ variable, names }) => variable.originalName === (names[name] ?? name));
    if (found === undefined) throw new Error(`tfjs has no weight "${name}" for layer "${layer.id}".`);
    return { layerId: layer.id, name, shape, trainable, regularizer: regularizer ?? null, variable: found.variable };
  });
}
