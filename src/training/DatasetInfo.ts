import type { Shape } from '../document/Shape';

/** What the compiler needs to know of a data set to say whether it fits the network. */
export type DatasetFacts = {
  /** What the user reads: "MNIST". */
  readonly title: string;
  readonly classNames: readonly string[];
  /** Size of an image, or null where images are resized to the network's Input. */
  readonly imageShape: Shape | null;
};

/** The built-in data sets, by the name that stands in a document. Folders of images go by their path. */
export const builtInDatasets = {
  mnist: {
    title: 'MNIST',
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    imageShape: [28, 28, 1],
  },
  fashion_mnist: {
    title: 'Fashion-MNIST',
    classNames: [
      'T-shirt/top',
      'Trouser',
      'Pullover',
      'Dress',
      'Coat',
      'Sandal',
      'Shirt',
      'Sneaker',
      'Bag',
      'Ankle boot',
    ],
    imageShape: [28, 28, 1],
  },
  cifar10: {
    title: 'CIFAR-10',
    classNames: ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'],
    imageShape: [32, 32, 3],
  },
} as const satisfies Record<string, DatasetFacts>;

export type BuiltInDataset = keyof typeof builtInDatasets;

/** True for the name of a built-in data set; any other name is the path of a folder of images. */
export function isBuiltInDataset(name: string): name is BuiltInDataset {
  return Object.hasOwn(builtInDatasets, name);
}
