import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStale, writeStamp } from './stale.mjs';

const minute = (count: number) => new Date(Date.UTC(2024, 0, 1, 0, count));
let folder = '';
const path = (name: string) => join(folder, name);

/** A file, and its folder, as they were left at a time. */
function leave(name: string, at: Date) {
  mkdirSync(dirname(path(name)), { recursive: true });
  writeFileSync(path(name), name);
  utimesSync(path(name), at, at);
  utimesSync(dirname(path(name)), at, at);
}

const stale = () => isStale(path('stamp'), path('out/program.cjs'), [path('in')]);

describe('what is built', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stale-'));
    leave('in/deep/a.ts', minute(1));
    leave('in/b.ts', minute(1));
    leave('out/program.cjs', minute(4));
    writeStamp(path('stamp'), minute(2));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is fresh while no input is newer than the begin of its build', () => {
    expect(stale()).toBe(false);
  });

  it('is stale when an input has changed since, however deep', () => {
    leave('in/deep/a.ts', minute(5));
    expect(stale()).toBe(true);
  });

  it('is stale when an input changed while it was built', () => {
    utimesSync(path('in/b.ts'), minute(3), minute(3));
    expect(stale()).toBe(true);
  });

  it('is stale when an input was removed', () => {
    rmSync(path('in/deep/a.ts'));
    expect(stale()).toBe(true);
  });

  it('is stale when it is gone, or was never built to its end', () => {
    rmSync(path('out/program.cjs'));
    expect(stale()).toBe(true);
    leave('out/program.cjs', minute(4));
    rmSync(path('stamp'));
    expect(stale()).toBe(true);
  });

  it('stays fresh when a test changes', () => {
    writeFileSync(path('in/b.test.ts'), '');
    utimesSync(path('in'), minute(1), minute(1));
    expect(stale()).toBe(false);
  });
});
