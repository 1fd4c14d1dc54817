import { formatShape, type Pair, type Shape } from '../../src/document/Shape';

/** What stands behind the size of a receptive field. `image`: the network's input, where it is known. */
export function receptiveFieldText([height, width]: Pair, image: Shape | null): string {
  const [imageHeight, imageWidth] = image?.length === 3 ? image : [];
  if (imageHeight === undefined || imageWidth === undefined) return 'input pixels';
  const reaches = height >= imageHeight && width >= imageWidth;
  if (!reaches) return 'input pixels';
  const beyond = height > imageHeight || width > imageWidth;
  const whole = `the whole image of ${formatShape([imageHeight, imageWidth])}`;
  return beyond ? `input pixels: ${whole} and beyond its border` : `input pixels: ${whole}`;
}
