import { ExternalLink } from 'lucide-react';
import type { Diagnostic } from '../../src/diagnostics/Diagnostic';
import { diagnosticsByNode } from '../state/diagnosticsByNode';
import { useDocumentStore } from '../state/documentStore';
import { Disclosure } from '../ui/Disclosure';
import { AugmentationPreview } from './augmentation/AugmentationPreview';
import { Connections } from './Connections';
import { Cost } from './Cost';
import { FieldProblems } from './FieldProblems';
import { type FieldState, fieldStates, moreTitle } from './fieldState';
import { LayerHeader } from './LayerHeader';
import { ParamField } from './ParamField';
import { Why } from './Why';

const none: readonly Diagnostic[] = [];

/** One layer: what it does, its settings, why its output has this shape, and what it costs. */
export function LayerInspector({ nodeId }: { readonly nodeId: string }) {
  const node = useDocumentStore((state) => state.document.nodes.find((candidate) => candidate.id === nodeId));
  const layer = useDocumentStore((state) => state.plan.layerById.get(nodeId));
  const problems = useDocumentStore((state) => diagnosticsByNode(state.plan).get(nodeId) ?? none);
  if (node === undefined || layer === undefined) return null;
  const { definition } = layer;
  const { common, advanced } = fieldStates(definition, node.params);
  const fields = [...common, ...advanced];
  const problemsOf = ({ param }: FieldState) => problems.filter((problem) => problem.param === param);
  const field = (state: FieldState) => (
    <ParamField key={state.param} nodeId={nodeId} field={state} problems={problemsOf(state)} />
  );
  const loose = problems.filter((problem) => fields.every(({ param }) => param !== problem.param));
  return (
    <>
      <LayerHeader layer={layer} label={node.label} changed={fields.some(({ changed }) => changed)} />
      <p className="quiet layer-summary">
        {definition.summary}
        {definition.kerasPage !== null && (
          <>
            {' '}
            <a
              href={definition.kerasPage}
              target="_blank"
              rel="noreferrer"
              aria-label={`${definition.type} in Keras’ documentation`}
            >
              Keras <ExternalLink size={11} strokeWidth={1.75} aria-hidden="true" />
            </a>
          </>
        )}
      </p>
      <FieldProblems problems={loose} />
      <div className="inspector-fields">
        {common.map(field)}
        {advanced.length > 0 && (
          <Disclosure
            title={moreTitle(advanced.map(({ spec }) => spec.label))}
            startsOpen={advanced.some((state) => state.changed || problemsOf(state).length > 0)}
          >
            {advanced.map(field)}
          </Disclosure>
        )}
      </div>
      {definition.augmentation !== undefined && <AugmentationPreview layer={layer} />}
      <Why layer={layer} />
      <Cost layer={layer} />
      <Connections nodeId={nodeId} />
    </>
  );
}
