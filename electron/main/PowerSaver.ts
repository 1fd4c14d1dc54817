import { powerSaveBlocker } from 'electron';

/** Keeps the computer from falling asleep while it computes; the screen may go dark. */
export class PowerSaver {
  private id: number | null = null;

  keepAwake(awake: boolean): void {
    if (awake === (this.id !== null)) return;
    if (this.id === null) {
      this.id = powerSaveBlocker.start('prevent-app-suspension');
    } else {
      powerSaveBlocker.stop(this.id);
      this.id = null;
    }
  }
}
