import { Menu } from 'electron';
import type { RecentFile } from '../../src/contract/api';
import { type MenuActions, type MenuState, menuTemplate } from './menu';

/** The menus of the application; made anew only when what they show has changed. */
export class AppMenu {
  private state: MenuState = { undo: null, redo: null, recent: [] };

  constructor(private readonly actions: MenuActions) {
    this.make();
  }

  showSteps(undo: string | null, redo: string | null): void {
    if (undo === this.state.undo && redo === this.state.redo) return;
    this.state = { ...this.state, undo, redo };
    this.make();
  }

  showRecent(recent: readonly RecentFile[]): void {
    if (JSON.stringify(recent) === JSON.stringify(this.state.recent)) return;
    this.state = { ...this.state, recent };
    this.make();
  }

  private make(): void {
    const template = menuTemplate(process.platform === 'darwin', this.state, this.actions);
    // For those who work on the application itself.
    if (process.env.CONVCANVAS_DEVTOOLS === '1') {
      template.push({ label: 'Develop', submenu: [{ role: 'toggleDevTools' }] });
    }
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
