import { describe, expect, it } from 'vitest';
import { requests } from '../../src/contract/api';
import { answer } from './answer';
import { problem } from './problems';
import { testServices } from './testing/testServices';

describe('answer', () => {
  it.each([
    ['an unknown request', 'format', {}, 'unknown-request'],
    ['a name of the prototype', 'constructor', {}, 'unknown-request'],
    ['what is beside the requests', 'dispose', {}, 'unknown-request'],
    ['a name that is no text', { toString: 'x' }, {}, 'unknown-request'],
    ['nothing', 'openDocument', undefined, 'invalid-request'],
    ['a wrong type', 'openDocument', { path: 7 }, 'invalid-request'],
    ['an additional field', 'listRuns', { folder: '/' }, 'invalid-request'],
    ['a run outside the folder of runs', 'deleteRun', { runId: '../../documents' }, 'invalid-request'],
    ['a path that is too long', 'openDocument', { path: 'x'.repeat(5000) }, 'invalid-request'],
    ['a setting out of range', 'changeSettings', { smoothing: 7 }, 'invalid-request'],
    ['a file that is not there', 'openDocument', { path: '/no/such.cnn.json' }, 'not-found'],
  ])('refuses %s', async (_, name, input, code) => {
    const answered = await answer(testServices(), name, input);
    expect(answered).toMatchObject({ ok: false, problem: { code, message: expect.stringMatching(/^[A-Z/].*[.]$/) } });
  });

  it('serves every request of the contract', () => {
    const services = testServices();
    for (const name of Object.keys(requests)) expect(services).toHaveProperty(name, expect.any(Function));
  });

  it.each([
    ['its own words', problem('mine', 'This went wrong.'), { code: 'mine', message: 'This went wrong.' }],
    ['a full disk', Object.assign(new Error('ENOSPC: x'), { code: 'ENOSPC' }), { code: 'disk-full' }],
    ['a forbidden file', Object.assign(new Error('x'), { code: 'EACCES', path: '/a' }), { code: 'no-permission' }],
    ['a mistake of ours', new TypeError('x is undefined'), { code: 'internal', detail: /x is undefined/ }],
    ['something thrown that is no error', 'text', { code: 'internal', detail: /text/ }],
  ])('puts %s into words', async (_, thrown, expected) => {
    const services = {
      ...testServices(),
      listRuns: async () => {
        throw thrown;
      },
    };
    const answered = await answer(services, 'listRuns', {});
    const matches = Object.entries(expected).map(([field, value]) => [
      field,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]);
    expect(answered).toMatchObject({ ok: false, problem: Object.fromEntries(matches) });
  });
});
