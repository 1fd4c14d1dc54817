import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile';
import { VOLUME_HEIGHT } from '../../src/document/geometry';
import { templates } from '../../src/templates/templates';
import { volumeScale, volumeSize } from './volumeSize';

describe('volumeSize', () => {
  const scale = { spatial: 10, channels: 5 };

  it('grows with the square root, so that four times the pixels a side are twice as long', () => {
    const [small, large] = [volumeSize([4, 4, 4], scale), volumeSize([16, 16, 16], scale)];
    if (small === null || large === null) throw new Error('expected two volumes');
    expect(large.height / small.height).toBeCloseTo(2);
    expect(large.width / small.width).toBeCloseTo(2);
    expect(large.slantX / small.slantX).toBeCloseTo(2);
  });

  it('draws nothing for a vector', () => {
    expect(volumeSize([128], scale)).toBeNull();
  });

  it.each(templates.map((template) => [template.title, template] as const))(
    'fits above the node: %s',
    (_, template) => {
      const plan = compile(template.document);
      for (const { outputShape } of plan.layers) {
        const size = outputShape === null ? null : volumeSize(outputShape, volumeScale(plan));
        if (size === null) continue;
        expect(size.height + size.slantY).toBeLessThan(VOLUME_HEIGHT);
        expect(size.width + size.slantX).toBeLessThan(146);
      }
    },
  );
});
