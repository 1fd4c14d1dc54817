import { describe, expect, it } from 'vitest';
import { takeSecret } from './secret';

/** A tab: its address, and what it remembers. */
function openTab(address: string) {
  const stored = new Map<string, string>();
  const tab = { address: new URL(address) };
  const places = {
    get location() {
      return tab.address;
    },
    history: {
      replaceState: (_data: unknown, _unused: string, url: string) => {
        tab.address = new URL(url, tab.address);
      },
    },
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => {
        stored.set(key, value);
      },
    },
  };
  return { take: () => takeSecret(places), shown: () => tab.address.href, places };
}

describe('the secret in the address', () => {
  it('is taken out of sight, and outlives a reload', () => {
    const tab = openTab('http://127.0.0.1:4000/?theme=dark#abc_-1');
    expect(tab.take()).toBe('abc_-1');
    expect(tab.shown()).toBe('http://127.0.0.1:4000/?theme=dark');
    expect(tab.take()).toBe('abc_-1');
  });

  it('is replaced by a newer one', () => {
    const tab = openTab('http://127.0.0.1:4000/#old');
    tab.take();
    tab.places.history.replaceState(null, '', '/#new');
    expect([tab.take(), tab.take()]).toEqual(['new', 'new']);
  });

  it('is null where there was none', () => {
    expect(openTab('http://127.0.0.1:4000/').take()).toBeNull();
  });
});
