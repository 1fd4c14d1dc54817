import { describeModel } from '../../testing/modelTests/describeModel';

describeModel('tensorflow');
