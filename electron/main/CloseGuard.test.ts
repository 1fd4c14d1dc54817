import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CloseGuard } from './CloseGuard';

const hearingMs = 5000;

/** A guard whose page and person do as told; `log` is what was asked and done. */
function guarded({ alive = true, confirm = async () => true } = {}) {
  const log: string[] = [];
  const guard = new CloseGuard({
    canAsk: () => alive,
    ask: () => log.push('ask the page'),
    confirmWithoutAnswer: () => {
      log.push('ask natively');
      return confirm();
    },
    close: () => log.push('close'),
  });
  return { guard, log };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('CloseGuard', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('closes when the page agrees', () => {
    const { guard, log } = guarded();
    guard.closeRequested();
    guard.answered(true);
    expect(log).toEqual(['ask the page', 'close']);
  });

  it('stays when the page says no, and asks again the next time', () => {
    const { guard, log } = guarded();
    guard.closeRequested();
    guard.answered(false);
    guard.closeRequested();
    expect(log).toEqual(['ask the page', 'ask the page']);
  });

  it('asks natively where the page does not hear the question', async () => {
    const { guard, log } = guarded();
    guard.closeRequested();
    await vi.advanceTimersByTimeAsync(hearingMs);
    expect(log).toEqual(['ask the page', 'ask natively', 'close']);
  });

  it('leaves the person all time once the page has heard', async () => {
    const { guard, log } = guarded();
    guard.closeRequested();
    guard.heard();
    await vi.advanceTimersByTimeAsync(100 * hearingMs);
    expect(log).toEqual(['ask the page']);
  });

  it('asks natively when the window is closed again while the page asks', async () => {
    const { guard, log } = guarded({ confirm: async () => false });
    guard.closeRequested();
    guard.heard();
    guard.closeRequested();
    await settle();
    expect(log).toEqual(['ask the page', 'ask natively']);
  });

  it('asks natively at once where there is no page to ask', async () => {
    const { guard, log } = guarded({ alive: false });
    guard.closeRequested();
    await settle();
    expect(log).toEqual(['ask natively', 'close']);
  });

  it('takes an answer of the page that comes while the native question is open, once', async () => {
    let answerNatively = (_: boolean) => {};
    const { guard, log } = guarded({
      confirm: () =>
        new Promise((resolve) => {
          answerNatively = resolve;
        }),
    });
    guard.closeRequested();
    await vi.advanceTimersByTimeAsync(hearingMs);
    guard.answered(true);
    answerNatively(true);
    await settle();
    expect(log).toEqual(['ask the page', 'ask natively', 'close']);
  });

  it('ignores an answer that nobody asked for', () => {
    const { guard, log } = guarded();
    guard.answered(true);
    expect(log).toEqual([]);
  });
});
