import type { ComponentType } from 'react';
import type { CommandId } from '../../src/contract/commands';
import type { ViewId } from '../state/uiStore';
import { TrainView } from '../training/TrainView';
import { BuildView } from './BuildView';

export type View = { readonly title: string; readonly command: CommandId; readonly component: ComponentType };

/** The views, in the order of the switch. */
export const views: { readonly [V in ViewId]: View } = {
  build: { title: 'Build', command: 'viewBuild', component: BuildView },
  train: { title: 'Train', command: 'viewTrain', component: TrainView },
};

export const viewIds: readonly ViewId[] = ['build', 'train'];
