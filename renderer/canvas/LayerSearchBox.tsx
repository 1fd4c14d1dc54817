import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { LayerDefinition } from '../../src/layers/LayerDefinition';
import { LayerIcon } from '../design/LayerIcon';
import { searchLayers } from '../palette/searchLayers';
import { useDocumentStore } from '../state/documentStore';
import { type LayerSearch, useCanvasStore } from './canvasStore';
import { focusCanvas } from './focusNode';
import { candidatesFor, pick, titleOf } from './searchPick';

/** A search box on the canvas: typing filters, Enter takes the first, Escape cancels. */
export function LayerSearchBox() {
  const search = useCanvasStore((state) => state.search);
  if (search === null) return null;
  return <SearchBox key={`${search.purpose.kind} ${search.at.x} ${search.at.y}`} search={search} />;
}

const WIDTH = 288;
const HEIGHT = 340;

function SearchBox({ search }: { readonly search: LayerSearch }) {
  const box = useRef<HTMLDivElement>(null);
  const list = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const plan = useDocumentStore((state) => state.plan);
  const found = searchLayers(query, candidatesFor(search.purpose, useDocumentStore.getState().document));
  const chosen = found[Math.min(active, found.length - 1)];
  const close = () => {
    useCanvasStore.getState().openSearch(null);
    focusCanvas();
  };
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) {
        useCanvasStore.getState().openSearch(null);
      }
    };
    window.addEventListener('pointerdown', outside, true);
    return () => window.removeEventListener('pointerdown', outside, true);
  }, []);
  useEffect(() => {
    const option = chosen === undefined ? null : document.getElementById(`${list}-${chosen.type}`);
    option?.scrollIntoView({ block: 'nearest' });
  }, [chosen, list]);
  const take = (definition: LayerDefinition | undefined) => {
    if (definition === undefined) return;
    useCanvasStore.getState().openSearch(null);
    pick(search.purpose, definition.type);
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setActive((Math.min(active, found.length - 1) + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
    }
  };
  const left = Math.max(8, Math.min(search.at.x, window.innerWidth - WIDTH - 8));
  const top = Math.max(8, Math.min(search.at.y, window.innerHeight - HEIGHT - 8));
  return (
    <div
      ref={box}
      className="layer-search pop"
      style={{ left, top }}
      role="dialog"
      aria-label={titleOf(search.purpose, plan)}
    >
      <div className="layer-search-title quiet">{titleOf(search.purpose, plan)}</div>
      <div className="layer-search-input">
        <Search size={15} strokeWidth={1.75} aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the box was opened to type in, and gives the focus back.
          autoFocus
          role="combobox"
          aria-label="Search layers"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={chosen === undefined ? undefined : `${list}-${chosen.type}`}
          autoComplete="off"
          spellCheck={false}
          placeholder="Name or what it does"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={keys}
        />
      </div>
      <div id={list} role="listbox" aria-label="Layers" className="layer-search-list">
        {found.map((definition) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's.
          <div
            key={definition.type}
            id={`${list}-${definition.type}`}
            role="option"
            tabIndex={-1}
            aria-selected={definition === chosen}
            className="layer-search-option"
            data-family={definition.family}
            onClick={() => take(definition)}
          >
            <span className="palette-icon">
              <LayerIcon name={definition.icon} />
            </span>
            <span className="layer-search-name">{definition.title}</span>
            <span className="quiet layer-search-type">{definition.type}</span>
          </div>
        ))}
        {found.length === 0 && <p className="quiet layer-search-none">No layer is called “{query}”.</p>}
      </div>
    </div>
  );
}
