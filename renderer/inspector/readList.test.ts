import { describe, expect, it } from 'vitest';
import type { ParamSpec } from '../../src/layers/params';
import { formatList, readList } from './readList';

const words = { label: 'Value', help: 'A value.' };
const target: ParamSpec = { ...words, kind: 'targetShape', default: null };
const channels: ParamSpec = { ...words, kind: 'perChannel', default: [0] };
const noise: ParamSpec = { ...words, kind: 'noiseShape', default: null };

describe('readList', () => {
  it.each([
    { spec: target, text: '7, 7, 64', value: [7, 7, 64] },
    { spec: target, text: '7 7 64', value: [7, 7, 64] },
    { spec: target, text: '7×7×64', value: [7, 7, 64] },
    { spec: target, text: '[7, 7, -1]', value: [7, 7, -1] },
    { spec: channels, text: '0.5', value: [0.5] },
    { spec: channels, text: '0.485, 0.456, 0.406', value: [0.485, 0.456, 0.406] },
    { spec: noise, text: 'any, 1, 1, 32', value: [null, 1, 1, 32] },
    { spec: noise, text: '', value: null },
  ])('$spec.kind $text', ({ spec, text, value }) => {
    expect(readList(spec, text, null)).toEqual({ ok: true, value });
    expect(readList(spec, formatList(value), null)).toEqual({ ok: true, value });
  });

  it.each([
    { spec: target, text: '' },
    { spec: target, text: '7, -1, -1' },
    { spec: target, text: 'seven' },
    { spec: channels, text: '' },
    { spec: channels, text: '1, two' },
    { spec: noise, text: '0, 1' },
  ])('refuses $spec.kind "$text" with what it takes', ({ spec, text }) => {
    const reading = readList(spec, text, [4]);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.message).toMatch(/is not .+ The network keeps/);
  });
});
