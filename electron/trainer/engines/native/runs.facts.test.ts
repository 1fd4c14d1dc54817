import { describeKerasRuns } from '../../testing/kerasRunFacts';

describeKerasRuns('tfjs-node');
