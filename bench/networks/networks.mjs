import { importSource } from '../common/importSource.mjs';
import { templateDocument } from '../common/trainer.mjs';
import { deepResidualLayers } from './deepResidual.mjs';
import { folderLayers } from './folder.mjs';
import { resnet20Layers } from './resnet20.mjs';
import { sixConvLayers } from './sixConv.mjs';
import { wideLayers } from './wide.mjs';

/** @typedef {'lecture' | 'six-conv' | 'resnet20'} NetworkName the peers' programs know them by the same names */

/**
 * The networks that engines and peers are compared on, each for images of 32 x 32 x 3 in 10 classes. `images` is what
 * an epoch of the measurement holds; `parameters` counts all weights, also those that are not trained, and is checked.
 */
export const networks = [
  {
    name: 'lecture',
    title: "the lecture's CNN",
    parameters: 42_682,
    images: 12_800,
    goals: { keras: 1.4, pytorch: 1.9, layersModel: 4.5 },
    document: () => templateDocument('lecture-cnn'),
  },
  {
    name: 'six-conv',
    title: 'six conv + batch norm',
    parameters: 289_642,
    images: 1_280,
    goals: { keras: 1.35, pytorch: 1.1, layersModel: 2 },
    document: () => built('Six convolutions', sixConvLayers()),
  },
  {
    name: 'resnet20',
    title: 'ResNet-20',
    parameters: 274_042,
    images: 1_280,
    goals: { keras: 1.6, pytorch: 1.05, layersModel: 2 },
    document: () => built('ResNet-20', resnet20Layers()),
  },
];

/** A residual network of 170 nodes, for the time that it takes to build and load. */
export const deepDocument = () => built('Deep', deepResidualLayers(170));

/** A network of 25 million parameters, for the time that its file takes to read. */
export const wideDocument = () => built('Wide', wideLayers());

/** For a folder of images of 64 x 64 in 10 classes. */
export const folderDocument = () => built('Small network for photos', folderLayers());

async function built(name, layers) {
  const { buildNetwork } = await importSource('src/templates/buildNetwork.ts');
  return buildNetwork(name, layers, { dataset: 'cifar10' });
}
