import type { Pair, Shape } from '../../document/Shape';
import { projectiveTransform } from '../../operations/types/ImageProjectiveTransformV3';
import type { RandomStream } from '../../training/random';
import { customTfjs } from '../customTfjs';
import { formatNumber } from '../describeValue';
import type { PytorchHelper } from '../emission/pytorchHelpers';
import { type Augmentation, defineLayer, type LayerDefinition } from '../LayerDefinition';
import type { ChoiceSpec, ParamSpec, ParamSpecs, ParamValues } from '../params';
import { failed, needsImage } from '../problems';
import { unchanged } from './elementwise';
import { pytorchModule } from './pytorchForms';
import { pythonCall } from './pytorchLiterals';
import type { FillMode, Transform } from './warp';
import { fillModes, warp } from './warp';

export const fillMode = {
  kind: 'choice',
  label: 'Fill mode',
  help: 'What is seen beyond the border: the image mirrored (reflect), black (constant), its other side (wrap), or its last pixel again (nearest).',
  default: 'reflect',
  options: fillModes,
  advanced: true,
} as const satisfies ParamSpec & ChoiceSpec<FillMode>;

/** A factor of keras.layers.Random…: values are drawn from -factor to factor. */
export function factor(label: string, help: string) {
  return { kind: 'number', label, help, default: 0.1, min: 0, max: 1 } as const satisfies ParamSpec;
}

/** "±10 %", or "±10 % × ±25 %" where height and width differ: for the node. */
export function percentOrPair(height: number, width: number): string {
  const percent = (share: number) => `±${formatNumber(Math.round(share * 100))} %`;
  return height === width ? percent(height) : `${percent(height)} × ${percent(width)}`;
}

type Words<P extends ParamSpecs> = Pick<
  LayerDefinition<P>,
  'type' | 'title' | 'icon' | 'summary' | 'kerasPage' | 'keywords' | 'params' | 'detail'
> &
  Pick<Augmentation<P>, 'caution'>;

/**
 * A layer that moves the pixels of an image in training, otherwise each time, and passes it through otherwise. `draw` gives
 * the transform of one image of this height and width; `fillModeOf` what stands beyond the border; `pytorch` the module that
 * does the same, and its class.
 */
export function randomTransformLayer<const P extends ParamSpecs>(
  { caution, ...words }: Words<P>,
  draw: (params: ParamValues<P>, size: Pair, random: RandomStream) => Transform,
  fillModeOf: (params: ParamValues<P>) => FillMode,
  pytorch: (params: ParamValues<P>) => { readonly code: string; readonly helper: PytorchHelper },
): LayerDefinition<P> {
  return defineLayer<P>({
    ...words,
    family: 'augmentation',
    inputs: 'one',
    infer(context) {
      const problem = needsImage(context);
      return problem === null ? unchanged(context) : failed(problem);
    },
    tfjs: ({ params }) => [
      customTfjs('ConvCanvasRandomTransform', { type: words.type, params, fillMode: fillModeOf(params) }),
    ],
    tensorflow({ graph, params, input, output, training, drawn }) {
      if (!training) return input;
      const size = sizeOfImage(output);
      const mode = { reflect: 'REFLECT', constant: 'CONSTANT', wrap: 'WRAP', nearest: 'NEAREST' } as const;
      const how = { size, interpolation: 'BILINEAR', fillMode: mode[fillModeOf(params)], fillValue: 0 } as const;
      return projectiveTransform(graph, input, drawn(), how);
    },
    pytorch({ params }) {
      const { code, helper } = pytorch(params);
      return pytorchModule(code, [helper]);
    },
    onnx: ({ input }) => input,
    augmentation: {
      valuesAnImage: 8,
      draw: (params, image, random) => [...draw(params, sizeOfImage(image), random), 0, 0],
      apply: (params, image, pixels, values) => warp(image, pixels, values as unknown as Transform, fillModeOf(params)),
      ...(caution === undefined ? {} : { caution }),
    },
  });
}

/** Python that makes a module which fills what stands beyond the border: `RandomRotation(0.1, fill_mode="wrap")`. */
export function filling(name: string, factors: readonly number[], params: { readonly fillMode: FillMode }): string {
  const mode = params.fillMode === fillMode.default ? null : `"${params.fillMode}"`;
  return pythonCall(name, factors.map(String), { fill_mode: mode });
}

/** Whether classes are digits or letters, which a mirror or half a turn makes into others. */
export function areSigns(classNames: readonly string[]): boolean {
  return classNames.length > 0 && classNames.every((name) => Array.from(name).length === 1);
}

function sizeOfImage([height = 1, width = 1]: Shape): Pair {
  return [height, width];
}

/** A number from -most to most. */
export function drawWithin(most: number, random: RandomStream): number {
  return most * (2 * random.uniform() - 1);
}
