import type { Shape } from '../../document/Shape';

/** Inputs with as many axes as the largest of them has: lower ranks grow behind the batch, counted in Keras' order. */
export function pytorchOfOneRank(names: readonly string[], shapes: readonly Shape[]): readonly string[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return names.map((name, slot) => grown(name, shapes[slot]?.length ?? rank, rank));
}

function grown(name: string, from: number, to: number): string {
  if (from === to) return name;
  if (from === 1 && to === 3) return `${name}[:, :, None, None]`;
  if (from === 2 && to === 3) return `${name}.transpose(1, 2).unsqueeze(2)`;
  const lastChannels = from === 3 ? `${name}.permute(0, 2, 3, 1)` : name;
  return `${lastChannels}[:, ${new Array<string>(to - from).fill('None').join(', ')}]`;
}
