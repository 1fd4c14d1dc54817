import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile';
import type { JsonObject } from '../../../src/document/json';
import { buildNetwork, type TemplateLayer } from '../../../src/templates/buildNetwork';
import { previewChain } from './previewSteps';

const image: TemplateLayer = { id: 'in', type: 'Input', label: 'Input', params: { shape: [28, 28, 1] } };
const last: TemplateLayer = { id: 'last', type: 'RandomFlip', label: 'Flip' };
const layer = (id: string, type: string, params: JsonObject = {}, from?: readonly string[]): TemplateLayer => ({
  id,
  type,
  label: id,
  params,
  ...(from === undefined ? {} : { from }),
});

function chainOf(...layers: readonly TemplateLayer[]) {
  return previewChain(compile(buildNetwork('Test', layers, {}), { dataset: null }), 'last');
}

describe('previewChain', () => {
  it.each<{
    readonly what: string;
    readonly between: readonly TemplateLayer[];
    readonly kinds: string;
    readonly before: string;
  }>([
    { what: 'right behind the Input', between: [], kinds: 'augment', before: '' },
    {
      what: 'behind others that change images at random',
      between: [layer('Turn', 'RandomRotation'), layer('Zoom', 'RandomZoom')],
      kinds: 'augment augment augment',
      before: 'Turn, Zoom',
    },
    {
      what: 'behind a rescaling and a normalization',
      between: [
        layer('Scale', 'Rescaling', { scale: [2], offset: [-1] }),
        layer('Norm', 'Normalization', { mean: [0.5] }),
      ],
      kinds: 'scale scale augment',
      before: '',
    },
  ])('$what', ({ between, kinds, before }) => {
    const chain = chainOf(image, ...between, last);
    expect(chain).toMatchObject({ ok: true, channels: 1 });
    if (!chain.ok) return;
    expect(chain.steps.map(({ kind }) => kind).join(' ')).toBe(kinds);
    expect(chain.before.join(', ')).toBe(before);
  });

  it.each<{
    readonly what: string;
    readonly layers: readonly TemplateLayer[];
    readonly reason: string;
    readonly at: string | null;
  }>([
    {
      what: 'behind a convolution',
      layers: [image, layer('Conv', 'Conv2D', { filters: 3, kernelSize: [3, 3] }), last],
      reason: 'What Conv gives is no picture any more. Put Flip right behind Input to see what it does.',
      at: 'Conv',
    },
    {
      what: 'behind a branch that joins two images',
      layers: [image, layer('Turn', 'RandomRotation'), layer('Sum', 'Add', {}, ['in', 'Turn']), last],
      reason: 'What Sum gives is no picture any more. Put Flip right behind Input to see what it does.',
      at: 'Sum',
    },
    {
      what: 'behind a scale of 0',
      layers: [image, layer('Scale', 'Rescaling', { scale: [0] }), last],
      reason: 'What Scale gives is no picture any more. Put Flip right behind Input to see what it does.',
      at: 'Scale',
    },
    {
      what: 'behind a layer with a problem',
      layers: [image, layer('Turn', 'RandomRotation', { factor: 7 }), last],
      reason: 'Repair Turn; the pictures follow.',
      at: 'Turn',
    },
    {
      what: 'with a problem of its own',
      layers: [image, { ...last, params: { mode: 'sideways' } }],
      reason: 'Repair the problem of this layer; the pictures follow.',
      at: 'last',
    },
    {
      what: 'fed by nothing',
      layers: [image, { ...last, from: [] }],
      reason: 'Nothing feeds Flip. Draw a wire from Input to it.',
      at: null,
    },
    {
      what: 'in a circle',
      layers: [image, layer('Turn', 'RandomRotation', {}, ['last']), last],
      reason: 'The wires run in a circle.',
      at: 'last',
    },
    {
      what: 'behind a vector',
      layers: [{ ...image, params: { shape: [784] } }, last],
      reason: 'Input takes 784, which is no image.',
      at: 'in',
    },
    {
      what: 'without an Input',
      layers: [last],
      reason: 'Add an Input: then this shows what the layer does to images.',
      at: null,
    },
  ])('shows nothing $what, and says why', ({ layers, reason, at }) => {
    expect(chainOf(...layers)).toEqual({ ok: false, reason, layerId: at });
  });
});
