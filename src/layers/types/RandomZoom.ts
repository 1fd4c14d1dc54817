import { randomZoom } from '../shared/pytorchAugmentation';
import { drawWithin, factor, filling, fillMode, percentOrPair, randomTransformLayer } from '../shared/randomTransform';

export const RandomZoom = randomTransformLayer(
  {
    type: 'RandomZoom',
    title: 'Random zoom',
    icon: 'zoom-in',
    summary: 'Enlarges and shrinks images while training: the network learns that the size does not matter.',
    kerasPage: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_zoom/',
    keywords: ['augmentation', 'scale', 'resize', 'overfitting'],
    params: {
      heightFactor: factor('Zoom', 'How much at most: 0.1 shows between 90 % and 110 % of the height.'),
      widthFactor: {
        kind: 'optionalNumber',
        label: 'Width zoom',
        help: 'How much at most for the width by itself, which stretches the image.',
        default: null,
        min: 0,
        nullMeans: 'as the height',
        advanced: true,
      },
      fillMode,
    },
    detail: ({ heightFactor, widthFactor }) => percentOrPair(heightFactor, widthFactor ?? heightFactor),
  },
  ({ heightFactor, widthFactor }, [height, width], random) => {
    const zoomY = 1 + drawWithin(heightFactor, random);
    const zoomX = widthFactor === null ? zoomY : 1 + drawWithin(widthFactor, random);
    return [zoomX, 0, ((width - 1) / 2) * (1 - zoomX), 0, zoomY, ((height - 1) / 2) * (1 - zoomY)];
  },
  (params) => params.fillMode,
  (params) => ({
    code: filling(
      'RandomZoom',
      [params.heightFactor, ...(params.widthFactor === null ? [] : [params.widthFactor])],
      params,
    ),
    helper: randomZoom,
  }),
);
