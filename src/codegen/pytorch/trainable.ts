import type { Plan } from '../../compiler/Plan';

/** Whether the app could train it: images in, values by class out. */
export function isTrainable({ inputId, outputId, layerById, totals }: Plan): boolean {
  const rankOf = (id: string | null) => layerById.get(id ?? '')?.outputShape?.length;
  return rankOf(inputId) === 3 && rankOf(outputId) === 1 && totals.trainableParams > 0;
}
