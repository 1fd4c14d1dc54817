import { Download, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { targetWords } from '../../src/codegen/exportTargets';
import { sourceText } from '../../src/codegen/SourceFile';
import { codeLanguages } from '../../src/contract/settings';
import { focusCanvas } from '../canvas/focusNode';
import { shortcutOf } from '../commands/keys';
import { runCommand } from '../commands/runCommand';
import { useSettingsStore } from '../state/settingsStore';
import { Button } from '../ui/Button';
import { Disclosure } from '../ui/Disclosure';
import { EmptyState } from '../ui/EmptyState';
import { IconButton } from '../ui/IconButton';
import { SegmentedControl } from '../ui/SegmentedControl';
import { CodeEditor } from './CodeEditor';
import { CopyButton } from './CopyButton';
import { followSource, type Source } from './followSource';
import { toggleCode } from './toggleCode';

const options = codeLanguages.map((value) => ({ value, title: targetWords[value].title }));

/** The network as code: it follows every edit, and a line leads to its layer. */
export function CodePanel() {
  const language = useSettingsStore((state) => state.settings.codeLanguage);
  const [source, setSource] = useState<Source | null>(null);
  useEffect(() => followSource(language, setSource), [language]);
  const { title } = targetWords[language];
  return (
    <>
      <header className="code-header">
        <h2 className="visually-hidden">Code</h2>
        <SegmentedControl
          label="Language of the code"
          value={language}
          options={options}
          onChange={(codeLanguage) => useSettingsStore.getState().change({ codeLanguage })}
        />
        <span className="code-actions">
          {source?.kind === 'code' && <CopyButton text={sourceText(source.file)} what="the code" />}
          <Button
            small
            variant="quiet"
            icon={Download}
            title={shortcutOf('exportCode') ?? undefined}
            onClick={() => runCommand('exportCode')}
          >
            Export…
          </Button>
          <IconButton
            label="Close the code"
            icon={X}
            shortcut={shortcutOf('toggleCode')}
            onClick={() => {
              toggleCode();
              focusCanvas();
            }}
          />
        </span>
      </header>
      {source?.kind === 'code' && <CodeEditor source={source} />}
      {source?.kind === 'empty' && (
        <EmptyState title="No code yet" text="Add a layer, and the code of the network appears here." />
      )}
      {source?.kind === 'failed' && (
        <div className="code-failed" role="alert">
          <p>The {title} code of this network could not be written. The network itself is unharmed.</p>
          <Disclosure title="Detail">
            <pre className="toast-detail selectable">{source.detail}</pre>
          </Disclosure>
        </div>
      )}
    </>
  );
}
