import type { CodeInput } from '../../src/codegen/CodeInput';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import { resolveTraining } from '../../src/training/resolveTraining';
import type { DocumentStore } from '../state/documentStore';

type Source = Pick<DocumentStore, 'document' | 'plan' | 'facts'>;

export function codeInputOf({ document, plan, facts }: Source): CodeInput {
  const { settings } = resolveTraining(document.training);
  return { name: document.name, plan, settings, classNames: facts?.classNames ?? null };
}

/** Whether both give the same code: where layers stand on the canvas is none of it. */
export function sameCode(a: Source, b: Source): boolean {
  return a.facts === b.facts && (a.document === b.document || sameNetwork(a.document, b.document));
}

/** Quick, because edits share what they do not change. */
function sameNetwork(a: NetworkDocument, b: NetworkDocument): boolean {
  return (
    a.name === b.name &&
    a.edges === b.edges &&
    a.training === b.training &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, index) => {
      const other = b.nodes[index];
      if (other === undefined || node === other) return node === other;
      return (
        node.id === other.id && node.type === other.type && node.label === other.label && node.params === other.params
      );
    })
  );
}
