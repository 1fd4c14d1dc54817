import type { Plan, PlanLayer } from '../../../src/compiler/Plan';
import { formatShape } from '../../../src/document/Shape';
import type { Augmentation, Scaling } from '../../../src/layers/LayerDefinition';
import type { ParamSpecs, ParamValues } from '../../../src/layers/params';

/** What one layer does to the pixels on their way from the Input. */
export type PreviewStep =
  | {
      readonly kind: 'augment';
      readonly layerId: string;
      readonly augmentation: Augmentation<ParamSpecs>;
      readonly params: ParamValues<ParamSpecs>;
    }
  | ({ readonly kind: 'scale' } & Scaling);

/** The way from the Input to a layer, or why there is none that can be shown. */
export type PreviewChain =
  | {
      readonly ok: true;
      readonly channels: number;
      readonly steps: readonly PreviewStep[];
      /** Names of the layers before this one that change images at random, too. */
      readonly before: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: string;
      /** The layer that is in the way. */
      readonly layerId: string | null;
    };

/** What happens to an image up to and including a layer; only layers whose output is a picture of the same size may lie between. */
export function previewChain(plan: Plan, nodeId: string): PreviewChain {
  const chosen = plan.layerById.get(nodeId);
  const input = plan.layerById.get(plan.inputId ?? '');
  if (chosen === undefined) return blocked('There is no such layer.', null);
  if (input === undefined) return blocked('Add an Input: then this shows what the layer does to images.', null);
  const way: PlanLayer[] = [];
  for (let layer = chosen; layer !== input; ) {
    if (way.includes(layer)) return blocked('The wires run in a circle.', layer.id);
    if (stepOf(layer) === null) return blocked(inTheWay(layer, chosen, input), layer.id);
    way.unshift(layer);
    const next = plan.layerById.get(layer.inputIds[0] ?? '');
    if (next === undefined) return blocked(`Nothing feeds ${layer.name}. Draw a wire from ${input.name} to it.`, null);
    layer = next;
  }
  const shape = input.outputShape;
  if (shape === null) return blocked(`Repair ${input.name}; the pictures follow.`, input.id);
  const channels = shape[2];
  if (shape.length !== 3 || channels === undefined) {
    return blocked(`${input.name} takes ${formatShape(shape)}, which is no image.`, input.id);
  }
  const steps = way.flatMap((layer) => stepOf(layer) ?? []);
  const before = way.filter((layer) => layer !== chosen && layer.definition.augmentation !== undefined);
  return { ok: true, channels, steps, before: before.map(({ name }) => name) };
}

function stepOf({ id, definition, params }: PlanLayer): PreviewStep | null {
  if (params === null) return null;
  const { augmentation } = definition;
  if (augmentation !== undefined) return { kind: 'augment', layerId: id, augmentation, params };
  const scaling = definition.scaling?.(params);
  // What is multiplied by 0 cannot be shown in its own colours again.
  return scaling === undefined || scaling.scale.includes(0) ? null : { kind: 'scale', ...scaling };
}

function inTheWay(layer: PlanLayer, chosen: PlanLayer, input: PlanLayer): string {
  if (layer === chosen) return 'Repair the problem of this layer; the pictures follow.';
  if (layer.params === null) return `Repair ${layer.name}; the pictures follow.`;
  return `What ${layer.name} gives is no picture any more. Put ${chosen.name} right behind ${input.name} to see what it does.`;
}

function blocked(reason: string, layerId: string | null): PreviewChain {
  return { ok: false, reason, layerId };
}
