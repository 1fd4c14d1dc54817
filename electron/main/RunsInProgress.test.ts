import { describe, expect, it } from 'vitest';
import type { ServiceEvent } from '../../src/contract/events';
import type { RunStatus } from '../../src/training/RunRecord';
import { defaultTraining } from '../../src/training/resolveTraining';
import { RunsInProgress } from './RunsInProgress';

const run = (id: string, status: RunStatus, own = true): ServiceEvent => ({
  type: 'run',
  summary: {
    id,
    name: id,
    folder: `/runs/${id}`,
    own,
    networkName: 'First CNN',
    startedAt: '2026-01-01T00:00:00.000Z',
    resumedAt: null,
    resumeStep: null,
    status,
    engineName: null,
    engine: null,
    threads: null,
    device: null,
    params: 10,
    settings: defaultTraining,
    lastEpoch: null,
    testAccuracy: null,
    failure: null,
  },
});

describe('RunsInProgress', () => {
  it.each<[string, readonly ServiceEvent[], { readonly computing: boolean; readonly any: boolean }]>([
    ['none yet', [], { computing: false, any: false }],
    ['one computing', [run('a', 'running'), run('a', 'running')], { computing: true, any: true }],
    ['one paused', [run('a', 'running'), run('a', 'paused')], { computing: false, any: true }],
    ['one resumed', [run('a', 'paused'), run('a', 'running')], { computing: true, any: true }],
    ['one done', [run('a', 'running'), run('a', 'done')], { computing: false, any: false }],
    ['one failed', [run('a', 'running'), run('a', 'failed')], { computing: false, any: false }],
    ['one of two done', [run('a', 'running'), run('b', 'running'), run('a', 'done')], { computing: true, any: true }],
    ['one deleted', [run('a', 'running'), { type: 'runDeleted', runId: 'a' }], { computing: false, any: false }],
    ['one that another program leads', [run('a', 'running', false)], { computing: false, any: false }],
    ['other news', [{ type: 'command', command: 'save' }], { computing: false, any: false }],
  ])('with %s', (_, events, expected) => {
    const runs = new RunsInProgress();
    for (const event of events) runs.observe(event);
    expect({ computing: runs.computing, any: runs.any }).toEqual(expected);
  });
});
