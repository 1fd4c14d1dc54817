import type { Pair, Shape } from '../../document/Shape';
import { eachAxis } from '../arithmetic/windows';
import { formatNumber } from '../describeValue';
import type { Suggestion } from '../LayerDefinition';
import { formatPair, inputName, type Named } from '../problems';

/** Layers before one of two inputs that would make them fit; empty where there is no usual one. Slots as in `context`. */
export function alignments(
  context: Named,
  first: number,
  second: number,
  sameChannels: boolean,
): readonly Suggestion[] {
  const a = context.inputs[first] ?? [];
  const b = context.inputs[second] ?? [];
  if (a.length === 3 && b.length === 3) return imageAlignments(context, first, second, sameChannels);
  if (a.length === 1 && b.length === 1) return [denseBefore(context, second, a[0] ?? 1)];
  if (sameChannels && a.length === 1) return [denseBefore(context, first, b.at(-1) ?? 1)];
  if (sameChannels && b.length === 1) return [denseBefore(context, second, a.at(-1) ?? 1)];
  const image = a.length === 3 ? first : second;
  return ['Flatten', 'GlobalAveragePooling2D'].map((type) => ({
    kind: 'insertBefore',
    title: `Add ${type} after ${inputName(context, image)}`,
    type,
    params: {},
    slot: image,
  }));
}

function denseBefore(context: Named, slot: number, units: number): Suggestion {
  const title = `Add Dense with ${formatNumber(units)} units after ${inputName(context, slot)}`;
  return { kind: 'insertBefore', title, type: 'Dense', params: { units }, slot };
}

function imageAlignments(context: Named, first: number, second: number, sameChannels: boolean): readonly Suggestion[] {
  const shapes = [context.inputs[first] ?? [], context.inputs[second] ?? []] as const;
  const [a, b] = shapes;
  const channelsDiffer = sameChannels && a[2] !== b[2];
  if (a[0] === b[0] && a[1] === b[1]) return channelsDiffer ? [pointwiseBefore(context, second, a, [1, 1])] : [];
  // The larger image is made smaller: that is where the detail is, and it costs nothing.
  const slot = covers(a, b) ? first : covers(b, a) ? second : null;
  if (slot === null) return sameChannels && !channelsDiffer ? [globalPoolingAfter(context, second)] : [];
  const [large, small] = slot === first ? [a, b] : [b, a];
  const suggestions: Suggestion[] = [];
  const strides = stridesBetween(large, small);
  if (strides !== null && channelsDiffer) suggestions.push(pointwiseBefore(context, slot, small, strides));
  if (strides !== null && !channelsDiffer) suggestions.push(poolBefore(context, slot, strides));
  if (!channelsDiffer) suggestions.push(cropBefore(context, slot, large, small));
  return suggestions;
}

/** A value a channel is stretched over the whole of the other image. */
function globalPoolingAfter(context: Named, slot: number): Suggestion {
  const title = `Add GlobalAveragePooling2D after ${inputName(context, slot)}`;
  return { kind: 'insertBefore', title, type: 'GlobalAveragePooling2D', params: {}, slot };
}

function covers(a: Shape, b: Shape): boolean {
  return (a[0] ?? 1) >= (b[0] ?? 1) && (a[1] ?? 1) >= (b[1] ?? 1);
}

/** The strides with which a `same` layer makes one image as large as the other; null where there are none. */
function stridesBetween(large: Shape, small: Shape): Pair | null {
  const strides = eachAxis((axis) => Math.ceil((large[axis] ?? 1) / (small[axis] ?? 1)));
  const fits = strides.every((stride, axis) => Math.ceil((large[axis] ?? 1) / stride) === small[axis]);
  return fits ? strides : null;
}

function pointwiseBefore(context: Named, slot: number, like: Shape, strides: Pair): Suggestion {
  const filters = like[2] ?? 1;
  const steps = strides[0] > 1 || strides[1] > 1 ? ` and strides ${formatPair(strides)}` : '';
  return {
    kind: 'insertBefore',
    title: `Add a 1 × 1 Conv2D with ${formatNumber(filters)} filters${steps} after ${inputName(context, slot)}`,
    type: 'Conv2D',
    params: { filters, kernelSize: [1, 1], ...(steps === '' ? {} : { strides: [...strides] }) },
    slot,
  };
}

function poolBefore(context: Named, slot: number, poolSize: Pair): Suggestion {
  return {
    kind: 'insertBefore',
    title: `Add MaxPooling2D of ${formatPair(poolSize)} after ${inputName(context, slot)}`,
    type: 'MaxPooling2D',
    params: { poolSize: [...poolSize], padding: 'same' },
    slot,
  };
}

function cropBefore(context: Named, slot: number, large: Shape, small: Shape): Suggestion {
  const cropping = eachAxis((axis): Pair => {
    const cut = (large[axis] ?? 1) - (small[axis] ?? 1);
    return [Math.floor(cut / 2), Math.ceil(cut / 2)];
  });
  const size = formatPair(eachAxis((axis) => small[axis] ?? 1));
  return {
    kind: 'insertBefore',
    title: `Crop ${inputName(context, slot)} to ${size}`,
    type: 'Cropping2D',
    params: { cropping },
    slot,
  };
}
