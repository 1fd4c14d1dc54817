import { javascript } from '@codemirror/lang-javascript';
import { python } from '@codemirror/lang-python';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import type { CodeLanguage } from '../../src/contract/settings';

/** The colours stand in the style sheet, where light and dark do. */
const style = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null, tags.self], class: 'code-keyword' },
  { tag: [tags.string, tags.special(tags.string)], class: 'code-string' },
  { tag: tags.number, class: 'code-number' },
  { tag: tags.comment, class: 'code-comment' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.className, tags.typeName],
    class: 'code-function',
  },
  { tag: [tags.operator, tags.punctuation, tags.separator], class: 'code-punctuation' },
]);

const python3 = python().language;
const typescript = javascript({ typescript: true }).language;

export const highlighting: Extension = syntaxHighlighting(style);
export const grammars: { readonly [language in CodeLanguage]: Extension } = {
  keras: python3,
  pytorch: python3,
  typescript,
};
