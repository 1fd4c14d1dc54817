import type { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { targetWords } from '../../src/codegen/exportTargets';
import type { CodeLanguage } from '../../src/contract/settings';
import { useDocumentStore } from '../state/documentStore';
import { createCodeView, languageSpec, markSelected } from './codeView';
import type { Source } from './followSource';
import { followHover, useHoveredLayer } from './hoveredLayer';
import { setMarks } from './lineMarks';
import { forgetFlash, showFile } from './showFile';

export type CodeEditorProps = { readonly source: Extract<Source, { readonly kind: 'code' }> };

/** The text itself. CodeMirror keeps it; what changes is handed on to it. */
export function CodeEditor({ source }: CodeEditorProps) {
  const { language, file, opened } = source;
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
    editor.current?.dispatch(languageSpec(language, targetWords[language].title));
  }, [language]);
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
