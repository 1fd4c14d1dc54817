import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseEngine, linkEngine, linkedVariant } from './link.mjs';
import { bindingIn, engineFolder } from './places.mjs';

let home = '';
/** Where tfjs-node looks. */
let target = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'engines-'));
  target = join(home, 'package', 'lib', 'tfjs_binding.node');
  vi.stubEnv('CONVCANVAS_HOME', join(home, 'data'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

/** An engine that holds nothing but what makes it one. */
function install(variant: 'cpu' | 'cuda'): void {
  const folder = engineFolder(variant);
  mkdirSync(folder, { recursive: true });
  writeFileSync(bindingIn(folder), `the binding for ${variant}`);
  writeFileSync(join(folder, 'engine.json'), JSON.stringify({ device: variant }));
}

function putBinding(text: string): void {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

const inPlace = () => (existsSync(target) ? readFileSync(target, 'utf8') : null);

describe('the engine in place', () => {
  it('is none where none is installed', () => {
    expect(linkEngine(target)).toBe(false);
    expect(inPlace()).toBe(null);
  });

  it.each(['cpu', 'cuda'] as const)('is the only one that is installed, for %s', (variant) => {
    install(variant);
    expect(linkEngine(target)).toBe(true);
    expect([inPlace(), linkedVariant(target)]).toEqual([`the binding for ${variant}`, variant]);
  });

  it('is the one that was chosen last, also after the packages were installed anew', () => {
    install('cpu');
    install('cuda');
    linkEngine(target);
    expect(linkedVariant(target)).toBe('cpu');
    for (const variant of ['cuda', 'cpu', 'cuda'] as const) {
      expect(chooseEngine(variant, target)).toBe(true);
      rmSync(target);
      linkEngine(target);
      expect(linkedVariant(target)).toBe(variant);
    }
  });

  it('is another one while the chosen one is gone', () => {
    install('cpu');
    install('cuda');
    chooseEngine('cuda', target);
    rmSync(engineFolder('cuda'), { recursive: true });
    expect(linkEngine(target)).toBe(true);
    expect(linkedVariant(target)).toBe('cpu');
    install('cuda');
    linkEngine(target);
    expect(linkedVariant(target)).toBe('cuda');
  });

  it('may be a copy, where there are no links', () => {
    install('cpu');
    install('cuda');
    putBinding('the binding for cpu');
    expect(linkedVariant(target)).toBe('cpu');
    chooseEngine('cuda', target);
    expect([linkedVariant(target), existsSync(`${target}.kept`)]).toEqual(['cuda', false]);
  });
});

describe('choosing an engine', () => {
  it.each(['cpu', 'cuda'] as const)('that is not installed changes nothing: %s', (variant) => {
    const other = variant === 'cpu' ? 'cuda' : 'cpu';
    install(other);
    linkEngine(target);
    expect(chooseEngine(variant, target)).toBe(false);
    linkEngine(target);
    expect(linkedVariant(target)).toBe(other);
  });

  it("keeps somebody else's binding, and gives it back", () => {
    putBinding('not ours');
    expect(chooseEngine('cuda', target)).toBe(false);
    install('cuda');
    linkEngine(target);
    expect(inPlace()).toBe('not ours');
    chooseEngine('cuda', target);
    expect(linkedVariant(target)).toBe('cuda');
    expect(chooseEngine('cpu', target)).toBe(true);
    expect([inPlace(), linkedVariant(target)]).toEqual(['not ours', undefined]);
    linkEngine(target);
    expect(inPlace()).toBe('not ours');
  });
});
