import type { BrowserWindow } from 'electron';
import type { RequestInput } from '../../src/contract/api';
import type { ServiceEvent } from '../../src/contract/events';
import { channels } from '../preload/channels';
import { CloseGuard } from './CloseGuard';
import { loadPage, rememberPlace } from './createWindow';
import { confirmClose, confirmReload } from './questions';
import { showDocumentState } from './windowTitle';

export type AppWindowOptions = {
  readonly dataFolder: string;
  /** Whether a run is under way. */
  readonly isTraining: () => boolean;
  /** The page has crashed; it may be loaded again. */
  readonly onCrash: () => void;
};

/** The window with its page: what it is told, and how it closes. */
export class AppWindow {
  private readonly guard: CloseGuard;
  private placeKept: Promise<void> = Promise.resolve();

  constructor(
    private readonly window: BrowserWindow,
    private readonly options: AppWindowOptions,
  ) {
    this.guard = new CloseGuard({
      canAsk: () => !window.webContents.isCrashed(),
      ask: () => this.send({ type: 'closeRequested', training: options.isTraining() }),
      confirmWithoutAnswer: () => confirmClose(window, options.isTraining()),
      close: () => this.closeNow(),
    });
    window.on('close', (event) => {
      event.preventDefault();
      this.guard.closeRequested();
    });
    window.webContents.on('render-process-gone', (_, { reason }) => {
      // The page also goes when its window does.
      if (reason === 'clean-exit') return;
      options.onCrash();
      void this.recover(reason);
    });
  }

  send(event: ServiceEvent): void {
    if (!this.window.isDestroyed() && !this.window.webContents.isCrashed()) {
      this.window.webContents.send(channels.event, event);
    }
  }

  show(): void {
    if (this.window.isDestroyed()) return;
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  showState(state: RequestInput<'reportState'>): void {
    if (!this.window.isDestroyed()) showDocumentState(this.window, state);
  }

  /** The page has the question whether the window may close. */
  closeHeard(): void {
    this.guard.heard();
  }

  closeAnswered(close: boolean): void {
    this.guard.answered(close);
  }

  /** Once the window has closed: what it remembers is on the disk. */
  async settled(): Promise<void> {
    await this.placeKept;
  }

  private closeNow(): void {
    if (this.window.isDestroyed()) return;
    this.placeKept = rememberPlace(this.window, this.options.dataFolder);
    this.window.destroy();
  }

  private async recover(reason: string): Promise<void> {
    const reload = await confirmReload(this.window, reason);
    if (this.window.isDestroyed()) return;
    if (reload) await loadPage(this.window);
    else this.closeNow();
  }
}
