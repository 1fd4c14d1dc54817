import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensure, lastFailure, SetupError } from './step.mjs';

let home = '';
let printed = '';

/** A step that fails as often as it is told, and is installed after that. */
function stepThatFails(
  times: number,
  error: Error = new SetupError('It needs a thing: `get thing`.', 'the whole log'),
) {
  const step = {
    id: 'thing',
    title: 'A thing',
    size: '3 MB',
    why: 'for the test',
    installs: 0,
    installed: false,
    check: async () => step.installed,
    install: async (report: (doing: string, fraction?: number) => void) => {
      step.installs += 1;
      report('downloading', 0.421);
      if (step.installs <= times) throw error;
      step.installed = true;
    },
  };
  return step;
}

describe('a set-up step', () => {
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'setup-'));
    vi.stubEnv('CONVCANVAS_HOME', home);
    printed = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      printed += text;
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true });
  });

  it('says what it installs, how large that is, what for, and how far it is', async () => {
    expect(await ensure(stepThatFails(0))).toEqual({ ready: true });
    expect(printed).toMatch(/A thing \(3 MB\): for the test[\s\S]*downloading 42 %[\s\S]*ready/);
  });

  it('is silent where it is installed', async () => {
    const step = { ...stepThatFails(0), check: async () => true };
    expect(await ensure(step)).toEqual({ ready: true });
    expect([step.installs, printed]).toEqual([0, '']);
  });

  it('that fails says why in its own words and keeps the detail', async () => {
    const outcome = await ensure(stepThatFails(1));
    expect(outcome).toEqual({ ready: false, message: expect.stringContaining('It needs a thing: `get thing`.') });
    expect(readFileSync(join(home, 'setup', 'thing.log'), 'utf8')).toContain('the whole log');
    expect(lastFailure('thing')?.message).toBe('It needs a thing: `get thing`.');
  });

  it('that failed lately is not tried again by a start, but is when it is asked for', async () => {
    const step = stepThatFails(1);
    await ensure(step);
    expect(await ensure(step, { again: false })).toEqual({ ready: false, message: 'It needs a thing: `get thing`.' });
    expect(step.installs).toBe(1);
    expect(await ensure(step, { again: true })).toEqual({ ready: true });
    expect(lastFailure('thing')).toBeUndefined();
  });

  it('that breaks unexpectedly is a message too', async () => {
    const outcome = await ensure(stepThatFails(1, new TypeError('x is not a function')));
    expect(outcome).toEqual({ ready: false, message: expect.stringContaining('failed unexpectedly: x is not') });
  });
});
