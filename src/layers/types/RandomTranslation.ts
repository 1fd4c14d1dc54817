import { randomTranslation } from '../shared/pytorchAugmentation';
import { drawWithin, factor, filling, fillMode, percentOrPair, randomTransformLayer } from '../shared/randomTransform';

export const RandomTranslation = randomTransformLayer(
  {
    type: 'RandomTranslation',
    title: 'Random shift',
    icon: 'move',
    summary: 'Shifts images a little while training: the network learns that the place does not matter.',
    kerasPage: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_translation/',
    keywords: ['augmentation', 'translate', 'move', 'offset', 'overfitting'],
    params: {
      heightFactor: factor('Up and down', 'How far at most, as a share of the height.'),
      widthFactor: factor('Left and right', 'How far at most, as a share of the width.'),
      fillMode,
    },
    detail: ({ heightFactor, widthFactor }) => percentOrPair(heightFactor, widthFactor),
  },
  ({ heightFactor, widthFactor }, [height, width], random) => {
    const down = drawWithin(heightFactor, random) * height;
    const right = drawWithin(widthFactor, random) * width;
    return [1, 0, -right, 0, 1, -down];
  },
  (params) => params.fillMode,
  (params) => ({
    code: filling('RandomTranslation', [params.heightFactor, params.widthFactor], params),
    helper: randomTranslation,
  }),
);
