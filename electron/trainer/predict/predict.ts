import type { PredictJob } from '../../../src/contract/trainerMessages';
export async function predictImages(job: PredictJob): Promise<readonly (readonly number[])[]> {
  throw new Error(job.runFolder);
}
