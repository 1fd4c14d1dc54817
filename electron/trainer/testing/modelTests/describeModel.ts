import { beforeAll, describe } from 'vitest';
import type { EngineName } from '../../../../src/contract/trainerMessages';
import type { Engine } from '../../engines/Engine';
import { openEngine } from '../../engines/openEngine';
import { buildModel } from './building';
import { describeInputs } from './inputs';
import { describeLearning } from './learning';
import { describeRandomness } from './randomness';
import { describeRefusals } from './refusals';
import { describeSteps } from './steps';
import { describeWeights } from './weights';

/** What is asked of a model, whatever computes it. */
export function describeModel(engineName: EngineName): void {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(engineName);
  });
  describe.each([
    ['learns', describeLearning],
    ['makes steps', describeSteps],
    ['draws at random', describeRandomness],
    ['takes images and gives outputs', describeInputs],
    ['keeps weights and state', describeWeights],
    ['refuses', describeRefusals],
  ] as const)(`a model on ${engineName} %s`, (_, describePart) => {
    describePart((document, changes) => buildModel(engine, document, changes));
  });
}
