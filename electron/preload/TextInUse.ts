import type { CommandId } from '../../src/contract/commands';
import type { TextEdit } from './channels';

/** What is needed of a page's elements and document; `electron/` is compiled without the DOM. */
export type PageElement = { readonly tagName: string; readonly type?: unknown; readonly isContentEditable?: unknown };
export type PageDocument = {
  readonly activeElement: PageElement | null;
  readonly getSelection: () => { readonly isCollapsed: boolean } | null;
  readonly addEventListener: (type: string, listener: () => void, capture: boolean) => void;
};

const typedInputs = ['text', 'search', 'number', 'email', 'url', 'tel', 'password'];

/** Says which commands of the Edit menu are for a text field or for marked text, and not for the document. */
export class TextInUse {
  /** The field holds what has not been taken over yet. */
  private typing = false;

  constructor(private readonly page: PageDocument) {
    const typing = (is: boolean) => () => {
      this.typing = is;
    };
    page.addEventListener('input', typing(true), true);
    for (const end of ['change', 'focusin', 'focusout']) page.addEventListener(end, typing(false), true);
  }

  /** The command as an edit of the text in use, or null where the page is to carry it out. */
  editFor(command: CommandId): TextEdit | null {
    switch (command) {
      case 'undo':
      case 'redo':
        return this.isInField() && this.typing ? command : null;
      case 'copy':
        return this.isInField() || this.page.getSelection()?.isCollapsed === false ? command : null;
      case 'cut':
      case 'paste':
      case 'selectAll':
        return this.isInField() ? command : null;
      default:
        return null;
    }
  }

  private isInField(): boolean {
    const element = this.page.activeElement;
    if (element === null) return false;
    if (element.tagName === 'INPUT') return typeof element.type === 'string' && typedInputs.includes(element.type);
    return element.tagName === 'TEXTAREA' || element.isContentEditable === true;
  }
}
