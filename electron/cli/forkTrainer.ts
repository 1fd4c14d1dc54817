import { fileURLToPath } from 'node:url';
import { forkTrainerWith } from '../services/forkTrainer';

/** Starts trainer processes for the command line; the bundle lies beside this one. */
export const forkTrainer = forkTrainerWith(fileURLToPath(new URL('../trainer/trainer.cjs', import.meta.url)));
