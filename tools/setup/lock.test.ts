import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
let lock = '';

describe('a set-up lock', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
    lock = join(folder, 'deep', 'engine.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets one after the other work', async () => {
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([
      withLock(lock, () => events.push('a waits'), work('a')),
      withLock(lock, () => events.push('b waits'), work('b')),
    ]);
    expect(results).toEqual(['a', 'b']);
    expect(events.filter((event) => !event.endsWith('waits'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(events).toContain('b waits');
  });

  it('is free again after an error', async () => {
    const failing = async () => {
      throw new Error('no space');
    };
    await expect(withLock(lock, () => {}, failing)).rejects.toThrow('no space');
    expect(existsSync(lock)).toBe(false);
  });

  it('of a process that has ended is taken over', async () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    await withLock(
      lock,
      () => {},
      async () => {},
    );
    writeFileSync(lock, String(ended));
    expect(
      await withLock(
        lock,
        () => {},
        async () => 'done',
      ),
    ).toBe('done');
  });
});
