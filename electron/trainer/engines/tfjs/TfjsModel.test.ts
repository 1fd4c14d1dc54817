import { describeModel } from '../../testing/modelTests/describeModel';

describeModel('tfjs-node');
