import { describeLayerFacts } from '../../testing/layerFacts';

describeLayerFacts('tfjs-node');
