import { useEffect } from 'react';
import { isTyping } from '../canvas/canvasKeys';
import { nextPanel } from '../shell/panels';
import { useUiStore } from '../state/uiStore';
import { commandFor, isMac } from './keys';
import { runCommand } from './runCommand';

/** The keys of the table of commands, for the whole window. */
export function useKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A dialog keeps its keys to itself.
      if (event.defaultPrevented || useUiStore.getState().dialog !== null) return;
      if (event.key === 'F6') {
        event.preventDefault();
        nextPanel(event.shiftKey ? -1 : 1);
        return;
      }
      const command = commandFor(event, { isMac, onCanvas: canvasHasFocus() });
      if (command === null) return;
      if (isTyping(event.target) && leavesToField(event)) return;
      // Text that was marked is what the user wants to copy.
      if (command === 'copy' && window.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      runCommand(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** What is typed belongs to a text field, and so do its clipboard and, while it is being typed in, its undo. */
function leavesToField(event: KeyboardEvent): boolean {
  const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  const isUndo = /^[zy]$/i.test(event.key) && (event.ctrlKey || event.metaKey);
  const ownUndo = event.target instanceof HTMLElement && event.target.dataset.undo === 'own';
  return isText || (isUndo && ownUndo);
}

/** The canvas, or nothing at all, which after a click on the canvas is the same to the user. */
function canvasHasFocus(): boolean {
  if (useUiStore.getState().view !== 'build') return false;
  const active = document.activeElement;
  return active === null || active === document.body || active.closest('.canvas-region') !== null;
}
