import type { Json, JsonObject } from '../../document/json';
import { jsonEqual } from '../../document/json';
import type { WeightSpec } from '../../layers/LayerDefinition';
import { camelCase } from '../layerVariables';
import type { Expression } from './expressions';
import { call, plain, valueExpression } from './expressions';
import type { PackageLayer } from './tensorflowLayers';
import { stringLiteral } from './typescriptText';

/** Factories of `tf.layers` whose name does not follow from the class. */
const factories: { readonly [className: string]: string | undefined } = { Cropping2D: 'cropping2D' };

/** Defaults that tfjs, or the package's own class, has for an argument: it is left out where it equals them. */
const usual: { readonly [argument: string]: readonly Json[] } = {
  strides: [[1, 1]],
  padding: ['valid'],
  dilationRate: [[1, 1]],
  groups: [1],
  depthMultiplier: [1],
  useBias: [true],
  activation: ['linear'],
  momentum: [0.99],
  epsilon: [0.001],
  center: [true],
  scale: [true],
  maxValue: [null],
  negativeSlope: [0],
  threshold: [0],
  interpolation: ['nearest'],
  widthFactor: [null],
  fillMode: ['reflect'],
};

/** Arguments that a class needs even at these values. */
const needed: { readonly [className: string]: readonly string[] | undefined } = {
  Activation: ['activation'],
  KerasActivation: ['activation'],
  ZeroPadding2D: ['padding'],
  // tfjs' own default is the size of the window.
  MaxPooling2D: ['strides'],
  AveragePooling2D: ['strides'],
};

/** What tfjs draws first values with by itself, where it has another opinion than Keras. */
const usualInitializer: { readonly [className: string]: string | undefined } = { SeparableConv2D: 'glorotUniform' };
const kernels = ['kernel', 'depthwise_kernel', 'pointwise_kernel'];

/** The call that makes one layer: `tf.layers.conv2d({ filters: 16, kernelSize: 3, name: 'conv1' })`. */
export function layerCall(layer: PackageLayer, name: string, weights: readonly WeightSpec[]): Expression {
  const { kind, className, config } = layer;
  const callee = kind === 'own' ? `new ${className}` : `tf.layers.${factories[className] ?? factoryName(className)}`;
  const written = Object.entries(config)
    .filter(([key, value]) => !isLeftOut(className, key, value, config))
    .map(([key, value]) => [key, argument(key, value)] as const);
  const named = [['name', plain(stringLiteral(name))] as const];
  const drawn = weights.flatMap((weight) => weightArguments(layer, weight));
  return call(callee, [{ kind: 'object', entries: [...written, ...drawn, ...named] }]);
}

/** "GlobalAveragePooling2D" -> "globalAveragePooling2d". */
function factoryName(className: string): string {
  return className[0]?.toLowerCase() + className.slice(1).replace('2D', '2d');
}

function isLeftOut(className: string, key: string, value: Json, config: JsonObject): boolean {
  if (key === 'strides' && config.poolSize !== undefined) return jsonEqual(value, config.poolSize);
  if (key === 'size' || key === 'poolSize') return jsonEqual(value, [2, 2]);
  if (needed[className]?.includes(key)) return false;
  // As a number, it multiplies.
  if (key === 'scale' && className === 'KerasRescaling') return false;
  return (usual[key] ?? []).some((one) => jsonEqual(one, value));
}

function argument(key: string, value: Json): Expression {
  if (key === 'noiseShape') {
    // The batch has any size, for which tfjs' types have no word.
    return { ...(valueExpression(value) as Extract<Expression, { kind: 'array' }>), suffix: ' as number[]' };
  }
  const isSquare = Array.isArray(value) && value.length === 2 && typeof value[0] === 'number' && value[0] === value[1];
  const asOne = isSquare && ['kernelSize', 'strides', 'dilationRate', 'poolSize'].includes(key);
  return valueExpression(asOne ? value[0] : value);
}

function weightArguments(
  { kind, className, weightNames }: PackageLayer,
  { name, initializer, regularizer }: WeightSpec,
): (readonly [string, Expression])[] {
  if (!kernels.includes(name)) return [];
  // `kernelInitializer`, `depthwiseRegularizer`.
  const argumentOf = (what: string) => camelCase((weightNames[name] ?? name).replace(/_kernel$/, '')) + what;
  const initial = kind === 'own' ? 'glorotUniform' : (usualInitializer[className] ?? 'glorotNormal');
  const initialized =
    initializer === initial ? [] : [[argumentOf('Initializer'), valueExpression(initializer)] as const];
  if (regularizer === undefined) return initialized;
  const { l1, l2 } = regularizer;
  return [...initialized, [argumentOf('Regularizer'), call('tf.regularizers.l1l2', [valueExpression({ l1, l2 })])]];
}
