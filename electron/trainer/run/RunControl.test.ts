import { describe, expect, it } from 'vitest';
import { RunControl, StopRequested } from './RunControl';

/** A checkpoint, and what it told of. */
function checkpoint(control: RunControl) {
  const said: string[] = [];
  const passed = control.checkpoint(
    () => said.push('paused'),
    () => said.push('resumed'),
  );
  return { said, passed };
}

describe('RunControl', () => {
  it('lets a run go on', async () => {
    const { said, passed } = checkpoint(new RunControl());
    await passed;
    expect(said).toEqual([]);
  });

  it('holds a run from pause to resume', async () => {
    const control = new RunControl();
    control.pause();
    const { said, passed } = checkpoint(control);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said).toEqual(['paused']);
    control.resume();
    await passed;
    expect(said).toEqual(['paused', 'resumed']);
  });

  it('forgets a pause that was taken back before it began', async () => {
    const control = new RunControl();
    control.pause();
    control.resume();
    const { said, passed } = checkpoint(control);
    await passed;
    expect(said).toEqual([]);
  });

  it('stops a run that goes on, and one that is paused', async () => {
    const running = new RunControl();
    running.stop();
    await expect(checkpoint(running).passed).rejects.toBeInstanceOf(StopRequested);
    const paused = new RunControl();
    paused.pause();
    const { passed } = checkpoint(paused);
    setTimeout(() => paused.stop(), 5);
    await expect(passed).rejects.toBeInstanceOf(StopRequested);
    expect(paused.signal.aborted).toBe(true);
  });
});
