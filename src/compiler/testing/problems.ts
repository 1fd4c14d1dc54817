import { expect } from 'vitest';
import { applyEdits } from '../../document/edits';
import type { NetworkDocument } from '../../document/NetworkDocument';
import { compile } from '../compile';

/** A network with a problem, the sentence that names it, and the titles of the fixes. */
export type ProblemCase = {
  readonly what: string;
  readonly document: NetworkDocument;
  readonly code: string;
  readonly nodeId: string | null;
  readonly message: string;
  readonly fixes: readonly string[];
};

/** Expects the sentence and the fixes, and that each fix removes the problem. */
export function expectProblem({ document, code, nodeId, message, fixes }: ProblemCase): void {
  const diagnostic = compile(document).diagnostics.find((found) => found.code === code && found.nodeId === nodeId);
  expect(diagnostic?.message).toBe(message);
  expect(diagnostic?.fixes.map((fix) => fix.title)).toEqual(fixes);
  for (const fix of diagnostic?.fixes ?? []) {
    const repaired = compile(applyEdits(document, fix.edits).document);
    expect(repaired.diagnostics.map((left) => [left.code, left.nodeId])).not.toContainEqual([code, nodeId]);
  }
}
