import type { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { SourceFile } from '../../src/codegen/SourceFile';
import type { CodeLanguage } from '../../src/contract/settings';
import { useDocumentStore } from '../state/documentStore';
import { createCodeView, languageSpec, markSelected } from './codeView';
import { followHover, useHoveredLayer } from './hoveredLayer';
import { setMarks } from './lineMarks';
import { forgetFlash, showFile } from './showFile';

export type CodeEditorProps = {
  readonly language: CodeLanguage;
  /** What a screen reader calls the language. */
  readonly title: string;
  readonly file: SourceFile;
  /** Which network this is: what changes from one to the next is no edit. */
  readonly opened: number;
};

/** The text itself. CodeMirror keeps it; what changes is handed on to it. */
export function CodeEditor({ language, title, file, opened }: CodeEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const shown = useRef<{ readonly language: CodeLanguage; readonly opened: number } | null>(null);
  useEffect(() => {
    if (parent.current === null) return;
    const view = createCodeView(parent.current);
    editor.current = view;
    const stopHover = followHover();
    const stopHovered = useHoveredLayer.subscribe(({ layerId }) =>
      view.dispatch({ effects: setMarks.of({ hovered: layerId }) }),
    );
    const stopSelection = useDocumentStore.subscribe(({ selection }, before) => {
      if (selection !== before.selection) markSelected(view, selection.nodes);
    });
    return () => {
      stopHover();
      stopHovered();
      stopSelection();
      forgetFlash(view);
      view.destroy();
      editor.current = null;
      shown.current = null;
    };
  }, []);
  useEffect(() => {
    editor.current?.dispatch(languageSpec(language, title));
  }, [language, title]);
  useEffect(() => {
    const view = editor.current;
    if (view === null) return;
    const { plan, selection } = useDocumentStore.getState();
    const isEdit = shown.current?.language === language && shown.current.opened === opened;
    showFile(view, file, plan, isEdit && !window.matchMedia('(prefers-reduced-motion: reduce)').matches);
    if (!isEdit) markSelected(view, selection.nodes);
    shown.current = { language, opened };
  }, [file, language, opened]);
  return <div ref={parent} className="code-editor selectable" />;
}
