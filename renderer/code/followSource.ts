import type { SourceFile } from '../../src/codegen/SourceFile';
import type { CodeLanguage } from '../../src/contract/settings';
import { type DocumentStore, useDocumentStore } from '../state/documentStore';
import { codeInputOf, sameCode } from './codeInput';
import { writers } from './languages';

/** What the panel shows: the code, that there is no layer to write, or why it could not be written. */
export type Source =
  | {
      readonly kind: 'code';
      readonly language: CodeLanguage;
      readonly file: SourceFile;
      /** Which network this is: what changes from one to the next is no edit. */
      readonly opened: number;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * Tells the code of the network now, and again after each edit that changes it: with the next frame, so that an edit is
 * on the canvas first and several within a frame are written once. Answers what ends it.
 */
export function followSource(language: CodeLanguage, show: (source: Source) => void): () => void {
  let written = useDocumentStore.getState();
  let frame: number | null = null;
  const write = () => {
    frame = null;
    written = useDocumentStore.getState();
    show(sourceOf(language, written));
  };
  const unsubscribe = useDocumentStore.subscribe((state) => {
    if (frame === null && (state.opened !== written.opened || !sameCode(state, written))) {
      frame = requestAnimationFrame(write);
    }
  });
  show(sourceOf(language, written));
  return () => {
    unsubscribe();
    if (frame !== null) cancelAnimationFrame(frame);
  };
}

export function sourceOf(language: CodeLanguage, state: DocumentStore): Source {
  if (state.document.nodes.length === 0) return { kind: 'empty' };
  try {
    return { kind: 'code', language, file: writers[language](codeInputOf(state)), opened: state.opened };
  } catch (error) {
    // The canvas must not go down with the text beside it.
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}
