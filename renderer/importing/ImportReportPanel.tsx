import './importing.css';
import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ImportNote } from '../../src/contract/importing';
import { focusCanvas } from '../canvas/focusNode';
import { goToLayer } from '../inspector/goToLayer';
import { useDocumentStore } from '../state/documentStore';
import { useTrainingStore } from '../training/trainingStore';
import { IconButton } from '../ui/IconButton';
import { hideImportReport, type ImportReport, useImportStore } from './importReport';
import { notesInWords, noteWords, sortedNotes, weightsInWords } from './importWords';

const icons = { lost: CircleAlert, changed: TriangleAlert, 'left-out': Info } as const satisfies {
  [K in ImportNote['kind']]: unknown;
};

/** What of an imported file does not stand on the canvas as it stood there, layer by layer. */
export function ImportReportPanel() {
  const report = useImportStore((state) => (state.open ? state.report : null));
  return report === null ? null : <OpenReport report={report} />;
}

function OpenReport({ report }: { readonly report: ImportReport }) {
  const { fileName, network } = report;
  const runs = useTrainingStore((state) => state.runs);
  const isCurrent = useDocumentStore((state) => state.opened === report.opened);
  const close = () => {
    hideImportReport();
    focusCanvas();
  };
  return (
    <section
      className="problems import-report"
      aria-label="Import report"
      data-panel="import"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 className="panel-title">Imported from {fileName}</h2>
        <span className="quiet">
          {[notesInWords(network.notes), network.format, weightsInWords(network, runs)].filter(Boolean).join(' · ')}
        </span>
        <IconButton label="Close the import report" icon={X} onClick={close} />
      </header>
      {network.notes.length === 0 ? (
        <p className="import-whole quiet">Every layer stands as it stood in the file.</p>
      ) : (
        <ul className="problems-list" aria-label="Layers that differ">
          {sortedNotes(network.notes).map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: notes never move, and two may say the same.
            <NoteRow key={index} note={note} isCurrent={isCurrent} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NoteRow({ note, isCurrent }: { readonly note: ImportNote; readonly isCurrent: boolean }) {
  const { kind, layer, message, nodeId } = note;
  const exists = useDocumentStore(({ plan }) => nodeId !== null && plan.layerById.has(nodeId));
  const Icon = icons[kind];
  return (
    <li className="problem" data-note={kind}>
      <div className="problem-text">
        <Icon size={16} strokeWidth={1.9} aria-hidden="true" />
        <span className="problem-severity">{noteWords[kind]}</span>
        {nodeId !== null && exists && isCurrent ? (
          <button type="button" className="problem-layer" title={layer} onClick={() => goToLayer(nodeId)}>
            {layer}
          </button>
        ) : (
          <span className="problem-layer" title={layer}>
            {layer}
          </span>
        )}
        <p className="problem-message">{message}</p>
      </div>
    </li>
  );
}
