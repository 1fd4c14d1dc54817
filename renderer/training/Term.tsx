import type { ReactNode } from 'react';
import { Tooltip } from '../ui/Tooltip';
import { glossary, type Word } from './glossary';

/** A word that is explained in place, on hover and on focus. */
export function Term({ word, children }: { readonly word: Word; readonly children: ReactNode }) {
  return (
    <Tooltip text={glossary[word]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard. */}
      <span className="term" tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  );
}
