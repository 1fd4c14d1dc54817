import { beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../src/compiler/compile';
import { applyEdits, type Edit } from '../../src/document/edits';
import { serializeDocument } from '../../src/document/fileFormat';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import { templates } from '../../src/templates/templates';
import type { RunSummary } from '../../src/training/RunRecord';
import { type FakeBridge, fakeBridge } from '../training/testing/fakeBridge';
import { syntheticSummary } from '../training/testing/syntheticRun';
import { choiceOf } from './runChoices';

let bridge: FakeBridge = fakeBridge({});

vi.mock('../bridge/bridge', async (original) => ({
  ...(await original<typeof import('../bridge/bridge')>()),
  getBridge: () => bridge,
}));

function firstTemplate(): NetworkDocument {
  const [first] = templates;
  if (first === undefined) throw new Error('there is no template');
  return first.document;
}

const network = firstTemplate();
const plan = compile(network);
const edited = (...edits: readonly Edit[]) => applyEdits(network, edits).document;

/** A run of this network that has learned something. */
const run = (changes: Partial<RunSummary> = {}) =>
  syntheticSummary('1', { status: 'done', params: plan.totals.params, resumeStep: 10, ...changes });

beforeEach(() => {
  bridge = fakeBridge({ readRunDocument: () => serializeDocument(network) });
});

describe('the weights of a run', () => {
  it('fit the network that it trained', async () => {
    expect(await choiceOf(run(), plan)).toMatchObject({ refusal: null });
  });

  it.each<[string, Partial<RunSummary>, string]>([
    ['is training', { status: 'running' }, 'still training'],
    ['is paused', { status: 'paused' }, 'still training'],
    ['failed at once', { status: 'failed', lastEpoch: null, resumeStep: null }, 'before it had learned anything'],
    ['had other parameters', { params: 7 }, '7 parameters, not 12,810'],
  ])('do not fit where it %s, which its summary tells', async (_, changes, words) => {
    expect((await choiceOf(run(changes), plan)).refusal).toContain(words);
    expect(bridge.calls).toEqual([]);
  });

  it('do not fit where its network cannot be read', async () => {
    bridge = fakeBridge({});
    expect((await choiceOf(run(), plan)).refusal).toBe('its network cannot be read');
    bridge = fakeBridge({ readRunDocument: () => '{' });
    expect((await choiceOf(run(), plan)).refusal).toBe('its network cannot be read');
  });

  it.each<[string, NetworkDocument, string | null]>([
    ['another place on the canvas', edited({ type: 'moveNode', nodeId: 'conv2', position: { x: 1, y: 2 } }), null],
    ['another name', edited({ type: 'setLabel', nodeId: 'conv2', label: 'Eyes' }), null],
    ['other first weights', setParam('conv2', 'kernelInitializer', 'heNormal'), null],
    ['another setting of the training', edited({ type: 'setTraining', field: 'epochs', value: 9 }), null],
    ['a problem', setParam('conv2', 'padding', 'none'), 'Conv 2 has a problem there'],
    ['another activation', setParam('conv2', 'activation', 'elu'), 'Conv 2 has Activation elu there'],
    ['another padding', setParam('conv2', 'padding', 'same'), 'Conv 2 has Padding same there'],
    ['a layer less', edited({ type: 'removeNode', nodeId: 'conv2' }), 'it has no Conv 2'],
    [
      'a layer more',
      edited({ type: 'addNode', node: { id: 'extra', type: 'ReLU', params: {}, position: { x: 0, y: 0 } } }),
      'it also has ReLU 1',
    ],
  ])('of a network with %s', async (_, trained, refusal) => {
    bridge = fakeBridge({ readRunDocument: () => serializeDocument(trained) });
    const expected = refusal === null ? null : `it trained another network: ${refusal}`;
    expect((await choiceOf(run(), plan)).refusal).toBe(expected);
  });
});

function setParam(nodeId: string, param: string, value: string): NetworkDocument {
  return edited({ type: 'setParam', nodeId, param, value });
}
