import { describeLayerFacts } from '../../testing/layerFacts';

describeLayerFacts('tfjs-wasm');
