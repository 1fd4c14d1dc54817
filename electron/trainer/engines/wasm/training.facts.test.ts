import { describeTrainingFacts } from '../../testing/optimizerFacts';

describeTrainingFacts('tfjs-wasm');
