import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile';
import { applyEdits } from '../../document/edits';
import type { JsonObject } from '../../document/json';
import type { NetworkDocument } from '../../document/NetworkDocument';
import { findLayer, layersByFamily, layerTypes } from '../registry';

const position = { x: 0, y: 0 };

function between(params: JsonObject): NetworkDocument {
  return {
    name: 'Imported',
    nodes: [
      { id: 'input', type: 'Input', params: { shape: [8, 8, 3] }, position },
      { id: 'odd', type: 'Placeholder', label: 'permute_1', params, position },
      { id: 'flat', type: 'Flatten', params: {}, position },
      { id: 'out', type: 'Dense', params: { units: 2 }, position },
    ],
    edges: [
      { id: 'e1', source: 'input', target: 'odd' },
      { id: 'e2', source: 'odd', target: 'flat' },
      { id: 'e3', source: 'flat', target: 'out' },
    ],
  };
}

describe('a placeholder', () => {
  it('is read from a file, but never offered', () => {
    expect(findLayer('Placeholder')?.type).toBe('Placeholder');
    expect(layerTypes.map(({ type }) => type)).not.toContain('Placeholder');
    expect([...layersByFamily.values()].flat().map(({ type }) => type)).not.toContain('Placeholder');
  });

  it.each([
    [
      { className: 'Permute', reason: 'there is no such layer here', config: '{"dims":[2,1]}' },
      'permute_1 stands for the layer Permute of an imported file, which could not be taken over: there is no such layer here. Put other layers in its place, or remove it.',
    ],
    [
      {},
      'permute_1 stands for a layer of an imported file, which could not be taken over. Put other layers in its place, or remove it.',
    ],
  ])('%j explains itself, and what comes behind it waits', (params, message) => {
    const plan = compile(between(params));
    expect(plan.ok).toBe(false);
    expect(plan.diagnostics.map((problem) => [problem.severity, problem.nodeId, problem.message])).toEqual([
      ['error', 'odd', message],
    ]);
    expect(plan.layerById.get('flat')).toMatchObject({ status: 'waiting', waitingFor: 'odd', outputShape: null });
  });

  it('can be removed where the network is right without it', () => {
    const document = between({ className: 'GaussianNoise' });
    const [fix] = compile(document).diagnostics[0]?.fixes ?? [];
    expect(fix?.title).toBe('Remove permute_1');
    const repaired = applyEdits(document, fix?.edits ?? []).document;
    expect(compile(repaired).ok).toBe(true);
  });
});
