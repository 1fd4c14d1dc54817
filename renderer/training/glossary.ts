/** Words that a beginner meets here, each in one or two sentences. */
export const glossary = {
  epoch: 'One epoch: the network has seen every training image once.',
  batch: 'A batch is the handful of images that one step learns from at once.',
  step: 'One step: the weights are changed once, after one batch.',
  loss: 'Loss measures how wrong the answers are; training makes it small.',
  accuracy: 'Accuracy is the share of images that are recognised.',
  validation: 'Validation images are kept aside: the network is checked on them, but never learns from them.',
  test: 'Test images are looked at once, after the training.',
  overfitting: 'Overfitting: the network learns the training images by heart and gets worse on others.',
  seed: 'All random choices start from this number: the same seed gives the same curve.',
} as const;

export type Word = keyof typeof glossary;
