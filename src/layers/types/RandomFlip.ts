import { randomFlip } from '../shared/pytorchAugmentation';
import { areSigns, randomTransformLayer } from '../shared/randomTransform';

/** Of images that are channels first. */
const flippedDims = { horizontalAndVertical: '2, 3', horizontal: '3', vertical: '2' } as const;

export const RandomFlip = randomTransformLayer(
  {
    type: 'RandomFlip',
    title: 'Random flip',
    icon: 'flip-horizontal-2',
    summary: 'Mirrors about half of the images while training: the network learns that left and right do not matter.',
    kerasPage: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_flip/',
    keywords: ['augmentation', 'mirror', 'horizontal', 'vertical', 'overfitting'],
    params: {
      mode: {
        kind: 'choice',
        label: 'Direction',
        help: 'Which way images are mirrored; both at once turns them upside down and around.',
        default: 'horizontalAndVertical',
        options: ['horizontalAndVertical', 'horizontal', 'vertical'],
      },
    },
    detail: ({ mode }) => (mode === 'horizontalAndVertical' ? 'both ways' : mode),
    caution({ mode }, classNames) {
      if (areSigns(classNames))
        return 'Nobody writes mirrored digits or letters: for such images, leave this layer out.';
      return mode === 'horizontal'
        ? null
        : 'Few things are pictured upside down. Unless yours are, as from above or in a microscope, choose horizontal.';
    },
  },
  ({ mode }, [height, width], random) => {
    // As in Keras, one decision an image for both directions.
    const flipped = random.uniform() < 0.5;
    const [mirrored, turned] = [flipped && mode !== 'vertical', flipped && mode !== 'horizontal'];
    return [mirrored ? -1 : 1, 0, mirrored ? width - 1 : 0, 0, turned ? -1 : 1, turned ? height - 1 : 0];
  },
  () => 'reflect',
  ({ mode }) => ({ code: `RandomFlip(dims=[${flippedDims[mode]}])`, helper: randomFlip }),
);
