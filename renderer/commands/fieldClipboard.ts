import { isTyping } from '../canvas/canvasKeys';

/**
 * While a text field has the focus, a clipboard command from a menu is meant for its text. `execCommand` is old, but
 * nothing else lets a page do what the key would have done. Answers whether the field took it.
 */
export function clipboardInField(command: 'cut' | 'copy' | 'paste' | 'selectAll'): boolean {
  if (!isTyping(document.activeElement)) return false;
  document.execCommand(command);
  return true;
}
