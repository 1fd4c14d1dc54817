import './exporting.css';
import { useEffect, useId, useRef, useState } from 'react';
import { type ExportTarget, targetWords } from '../../src/codegen/exportTargets';
import type { Answer, Problem } from '../../src/contract/api';
import type { ExportResult } from '../../src/contract/exporting';
import { serializeDocument } from '../../src/document/fileFormat';
import { getBridge } from '../bridge/bridge';
import { withDatasetPath } from '../data/documentDataset';
import { close } from '../dialogs/close';
import { toastProblem, useUiStore } from '../state/uiStore';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { ExportErrors } from './ExportErrors';
import { ExportProblem } from './ExportProblem';
import { ExportResultView } from './ExportResultView';
import type { ExportedNetwork } from './exportNetwork';
import { PlaceField } from './PlaceField';
import { useRunChoices } from './runChoices';
import { TargetChoice } from './TargetChoice';
import { useFolder } from './useFolder';
import { usePlace } from './usePlace';
import { WeightsChoice } from './WeightsChoice';

type Progress =
  | { readonly kind: 'asking' }
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly result: ExportResult }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** The target that was exported last in this window. */
let lastTarget: ExportTarget = 'keras';

/** Takes a network away as code: as what, with which weights, where to; then what was written. */
export function ExportDialog({ network }: { readonly network: ExportedNetwork }) {
  const { document, plan, path, run } = network;
  const [target, setTarget] = useState(lastTarget);
  const [progress, setProgress] = useState<Progress>({ kind: 'asking' });
  // undefined: nobody has chosen yet.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const choices = useRunChoices(plan, run);
  const place = usePlace(document.name, target);
  const form = useId();
  const best = choices?.find(({ refusal }) => refusal === null)?.run.id ?? null;
  const runId = chosen === undefined ? best : chosen;
  const title = run === null ? `Export ${document.name}` : `Export ${run.name}`;
  const working = progress.kind === 'working';
  const found = useFolder(place?.folder ?? null, working);
  const ready = choices !== null && place !== null && found !== null && found.kind !== 'taken' && !working;
  // What was refused before was not this.
  const chooseTarget = (wanted: ExportTarget) => {
    setTarget(wanted);
    setProgress({ kind: 'asking' });
  };

  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const write = async () => {
    lastTarget = target;
    setProgress({ kind: 'working' });
    const text = serializeDocument(withDatasetPath(document, path));
    const answer = await getBridge().api.exportNetwork({ text, target, runId, folder: place?.folder ?? null });
    // Who has put the dialog away still learns what came of it.
    if (!shown.current) tellLater(answer);
    else if (!answer.ok) setProgress({ kind: 'failed', problem: answer.problem });
    else if (answer.value === null) setProgress({ kind: 'asking' });
    else {
      setProgress({ kind: 'done', result: answer.value });
      useUiStore.getState().say(`Exported to ${answer.value.folder}`);
    }
  };

  if (!plan.ok) {
    return (
      <Dialog title={title} onClose={close}>
        <ExportErrors diagnostics={plan.diagnostics} />
      </Dialog>
    );
  }
  if (progress.kind === 'done') {
    // A dialog of its own: the focus goes to what is done next, not to nothing.
    return (
      <Dialog key="done" title={`${run?.name ?? document.name} was exported`} onClose={close}>
        <ExportResultView target={target} result={progress.result} onAgain={() => setProgress({ kind: 'asking' })} />
      </Dialog>
    );
  }
  return (
    <Dialog key="asking" title={title} wide onClose={close}>
      <form
        id={form}
        className="export-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void write();
        }}
      >
        <TargetChoice value={target} disabled={working} onChange={chooseTarget} />
        <div className="export-side">
          <WeightsChoice choices={choices} value={runId} disabled={working} onChange={setChosen} />
          <PlaceField place={place} found={found} disabled={working} />
          <p className="quiet">
            {targetWords[target].title} needs {targetWords[target].needs}.
          </p>
        </div>
      </form>
      {progress.kind === 'failed' && <ExportProblem problem={progress.problem} />}
      <div className="dialog-actions export-actions">
        {working && <progress className="export-progress" aria-label="Exporting" />}
        <Button onClick={close}>Cancel</Button>
        <Button variant="primary" data-autofocus aria-disabled={!ready} onClick={() => ready && void write()}>
          {working ? 'Exporting…' : 'Export'}
        </Button>
      </div>
    </Dialog>
  );
}

function tellLater(answer: Answer<ExportResult | null>): void {
  if (!answer.ok) toastProblem(answer.problem);
  else if (answer.value !== null) useUiStore.getState().toast({ text: `Exported to ${answer.value.folder}` });
}
