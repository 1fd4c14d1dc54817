import { describeKerasRuns } from '../../testing/kerasRunFacts';

describeKerasRuns('tensorflow');
