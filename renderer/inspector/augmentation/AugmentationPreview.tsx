import './augmentation.css';
import { Images, RefreshCw, TriangleAlert } from 'lucide-react';
import { memo, useDeferredValue, useId, useMemo, useState } from 'react';
import type { PlanLayer } from '../../../src/compiler/Plan';
import { runCommand } from '../../commands/runCommand';
import { useDatasetStore } from '../../data/datasetStore';
import { useDocumentStore } from '../../state/documentStore';
import { Button } from '../../ui/Button';
import { goToLayer } from '../goToLayer';
import { type PreviewChain, previewChain } from './previewSteps';
import { choose, pagesOf } from './rows';
import { usePictures } from './usePictures';
import { VersionsTable } from './VersionsTable';

const Versions = memo(VersionsTable);

/** What a layer that changes images at random makes of the data's own images; it follows every change of a parameter. */
export function AugmentationPreview({ layer }: { readonly layer: PlanLayer }) {
  const heading = useId();
  const plan = useDocumentStore((state) => state.plan);
  const chain = useMemo(() => previewChain(plan, layer.id), [plan, layer.id]);
  return (
    <section className="inset augmentation" aria-labelledby={heading}>
      <h3 id={heading}>What training sees</h3>
      {chain.ok ? <Shown layer={layer} chain={chain} /> : <Blocked chain={chain} chosen={layer.id} />}
      <p className="quiet">
        Images are changed anew each time they are trained on. Validation, tests and predictions use the originals.
      </p>
    </section>
  );
}

type ShownProps = { readonly layer: PlanLayer; readonly chain: Extract<PreviewChain, { readonly ok: true }> };

function Shown({ layer, chain }: ShownProps) {
  const [seed, setSeed] = useState(1);
  const [page, setPage] = useState(0);
  const { pictures, state, reason } = usePictures();
  const shown = useMemo(() => (state === 'loading' ? null : choose(pictures, page)), [pictures, state, page]);
  // A field that is dragged stays ahead of the pictures.
  const { channels, steps } = useDeferredValue(chain);
  return (
    <>
      <Versions pictures={shown} channels={channels} steps={steps} seed={seed} />
      <div className="augmentation-actions">
        <Button small icon={RefreshCw} onClick={() => setSeed(seed + 1)}>
          Draw again
        </Button>
        {pagesOf(pictures) > 1 && (
          <Button small variant="quiet" icon={Images} onClick={() => setPage(page + 1)}>
            Other images
          </Button>
        )}
        {state === 'loading' && <span className="quiet">Reading samples…</span>}
      </div>
      {reason !== null && (
        <p>
          {reason} These are drawings instead.{' '}
          <button type="button" className="link-button" onClick={() => runCommand('viewTrain')}>
            Choose data
          </button>
        </p>
      )}
      {chain.before.length > 0 && (
        <p>
          Shown after <b>{chain.before.join(', ')}</b> and this layer.
        </p>
      )}
      <Caution layer={layer} />
    </>
  );
}

/** Where the layer does not suit the data's classes. */
function Caution({ layer: { definition, params } }: { readonly layer: PlanLayer }) {
  const facts = useDatasetStore((state) => state.facts);
  if (params === null || facts === null) return null;
  const caution = definition.augmentation?.caution?.(params, facts.classNames) ?? null;
  if (caution === null) return null;
  return (
    <p className="augmentation-caution">
      <TriangleAlert size={15} strokeWidth={1.9} aria-hidden="true" />
      <span>{caution}</span>
    </p>
  );
}

type BlockedProps = { readonly chain: Extract<PreviewChain, { readonly ok: false }>; readonly chosen: string };

function Blocked({ chain: { reason, layerId }, chosen }: BlockedProps) {
  const name = useDocumentStore(({ plan }) => plan.layerById.get(layerId ?? '')?.name ?? null);
  return (
    <p>
      {reason}{' '}
      {layerId !== null && layerId !== chosen && name !== null && (
        <button type="button" className="link-button" onClick={() => goToLayer(layerId)}>
          Go to {name}
        </button>
      )}
    </p>
  );
}
