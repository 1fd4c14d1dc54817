import './palette.css';
import { PanelLeftClose, Search, X } from 'lucide-react';
import { useId, useState } from 'react';
import { familyTitles, layerFamilies } from '../../src/layers/LayerDefinition';
import { layersByFamily, layerTypes } from '../../src/layers/registry';
import { runCommand } from '../commands/runCommand';
import { IconButton } from '../ui/IconButton';
import { appendFromPalette } from './append';
import { PaletteItem } from './PaletteItem';
import { searchLayers } from './searchLayers';

/** The layers, grouped by family: drag one onto the canvas, or click to add it behind the chosen layer. */
export function Palette() {
  const [query, setQuery] = useState('');
  const heading = useId();
  const found = searchLayers(query, layerTypes);
  return (
    <nav className="palette" aria-label="Layers" data-panel="palette">
      <div className="palette-search">
        <Search size={15} strokeWidth={1.75} aria-hidden="true" />
        <input
          type="text"
          className="field"
          aria-label="Find a layer"
          placeholder="Add a layer"
          autoComplete="off"
          spellCheck={false}
          data-undo="own"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setQuery('');
            const [first] = found;
            if (event.key !== 'Enter' || query.trim() === '' || first === undefined) return;
            setQuery('');
            appendFromPalette(first.type);
          }}
        />
        {query === '' ? (
          <kbd className="kbd">A</kbd>
        ) : (
          <IconButton label="Clear" icon={X} size={13} onClick={() => setQuery('')} />
        )}
      </div>
      <div className="palette-list">
        {query.trim() !== '' ? (
          <ul aria-label="Layers found">
            {found.map((definition) => (
              <li key={definition.type}>
                <PaletteItem definition={definition} />
              </li>
            ))}
            {found.length === 0 && <li className="quiet palette-none">No layer is called “{query}”.</li>}
          </ul>
        ) : (
          layerFamilies.map((family) => {
            const layers = layersByFamily.get(family) ?? [];
            if (layers.length === 0) return null;
            return (
              <section key={family} aria-labelledby={`${heading}-${family}`}>
                <h2 id={`${heading}-${family}`}>{familyTitles[family]}</h2>
                <ul>
                  {layers.map((definition) => (
                    <li key={definition.type}>
                      <PaletteItem definition={definition} />
                    </li>
                  ))}
                </ul>
              </section>
            );
          })
        )}
      </div>
      <div className="palette-foot">
        <IconButton label="Hide the layers" icon={PanelLeftClose} onClick={() => runCommand('togglePalette')} />
      </div>
    </nav>
  );
}
