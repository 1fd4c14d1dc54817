import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from './paths.mjs';

describe('the data folder', () => {
  it.each([
    ['where the person says', { CONVCANVAS_HOME: '/data/cc', XDG_DATA_HOME: '/xdg' }, 'linux', '/data/cc'],
    ['Linux', {}, 'linux', join(homedir(), '.local', 'share', 'convcanvas')],
    ['Linux with its own data folder', { XDG_DATA_HOME: '/xdg' }, 'linux', join('/xdg', 'convcanvas')],
    ['macOS', {}, 'darwin', join(homedir(), 'Library', 'Application Support', 'ConvCanvas')],
    ['Windows', { LOCALAPPDATA: '/local' }, 'win32', join('/local', 'ConvCanvas')],
  ] as const)('%s', (_, env, platform, expected) => {
    expect(dataFolder(env, platform)).toBe(expected);
  });
});
