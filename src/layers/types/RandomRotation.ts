import { formatNumber } from '../describeValue';
import { randomRotation } from '../shared/pytorchAugmentation';
import { areSigns, drawWithin, factor, filling, fillMode, randomTransformLayer } from '../shared/randomTransform';

export const RandomRotation = randomTransformLayer(
  {
    type: 'RandomRotation',
    title: 'Random rotation',
    icon: 'rotate-cw',
    summary: 'Turns images a little while training: the network learns that a tilt does not matter.',
    kerasPage: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_rotation/',
    keywords: ['augmentation', 'rotate', 'turn', 'angle', 'overfitting'],
    params: {
      factor: factor('Angle', 'How far at most, as a share of a full turn: 0.1 is 36° either way.'),
      fillMode,
    },
    detail: (params) => `±${formatNumber(Math.round(params.factor * 360))}°`,
    caution: ({ factor: share }, classNames) =>
      areSigns(classNames) && share > 0.25
        ? 'Turned so far, digits and letters become others: a 6 is a 9. Choose an angle of 0.25 or less.'
        : null,
  },
  (params, [height, width], random) => {
    const angle = drawWithin(params.factor, random) * 2 * Math.PI;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const [centreX, centreY] = [(width - 1) / 2, (height - 1) / 2];
    return [
      cosine,
      -sine,
      centreX - centreX * cosine + centreY * sine,
      sine,
      cosine,
      centreY - centreX * sine - centreY * cosine,
    ];
  },
  (params) => params.fillMode,
  (params) => ({ code: filling('RandomRotation', [params.factor], params), helper: randomRotation }),
);
