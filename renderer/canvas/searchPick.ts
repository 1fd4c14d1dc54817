import type { Plan } from '../../src/compiler/Plan';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import { addLayer, addLayerFrom, appendLayer, canFollow, spliceLayer } from '../../src/editing/adding';
import { replaceType } from '../../src/editing/changing';
import type { Operation } from '../../src/editing/Operation';
import type { LayerDefinition } from '../../src/layers/LayerDefinition';
import { layerTypes } from '../../src/layers/registry';
import { useDocumentStore } from '../state/documentStore';
import type { LayerSearch } from './canvasStore';
import { focusNode } from './focusNode';

type Purpose = LayerSearch['purpose'];

/** The layers that make sense for what the search is for. */
export function candidatesFor(purpose: Purpose, document: NetworkDocument): readonly LayerDefinition[] {
  switch (purpose.kind) {
    case 'place':
      return layerTypes;
    case 'after':
    case 'splice':
      return layerTypes.filter((definition) => canFollow(definition.type, 'output'));
    case 'wire':
      return layerTypes.filter((definition) => canFollow(definition.type, purpose.end));
    case 'replace': {
      const type = document.nodes.find((node) => node.id === purpose.nodeId)?.type;
      return layerTypes.filter((definition) => definition.type !== type);
    }
  }
}

/** Adds or replaces as the search was meant, as one step, and shows the result. */
export function pick(purpose: Purpose, type: string): void {
  const { run } = useDocumentStore.getState();
  const operation = operationFor(purpose, type);
  run(operation);
  const [added] = operation.select;
  if (added !== undefined) focusNode(added);
}

function operationFor(purpose: Purpose, type: string): Operation {
  const { document, plan } = useDocumentStore.getState();
  switch (purpose.kind) {
    case 'place':
      return addLayer(document, type, purpose.position);
    case 'after':
      return appendLayer(document, plan, type, purpose.nodeId);
    case 'splice':
      return spliceLayer(document, plan, type, purpose.edgeId);
    case 'wire':
      return addLayerFrom(document, plan, type, purpose, purpose.position);
    case 'replace':
      return replaceType(document, purpose.nodeId, type);
  }
}

export function titleOf(purpose: Purpose, plan: Plan): string {
  const name = (id: string) => plan.layerById.get(id)?.name ?? id;
  switch (purpose.kind) {
    case 'place':
      return 'Add a layer here';
    case 'after':
      return `Add a layer after ${name(purpose.nodeId)}`;
    case 'splice':
      return 'Insert a layer into this wire';
    case 'wire':
      return `Add a layer ${purpose.end === 'output' ? 'after' : 'before'} ${name(purpose.nodeId)}`;
    case 'replace':
      return `Replace ${name(purpose.nodeId)} with`;
  }
}
