import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of the first block with this selector. */
function block(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start === -1) throw new Error(`there is no block of ${selector}`);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return new Map([...body.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

const themes = { light: block(':root'), dark: block(':root[data-theme="dark"]') } as const;
const systemDark = block(':root:not([data-theme="light"])');

type Rgb = readonly [number, number, number];

function colour(theme: ReadonlyMap<string, string>, name: string, ground: Rgb = [255, 255, 255]): Rgb {
  const text = theme.get(name) ?? '';
  const part = (start: number) => Number.parseInt(text.slice(start, start + 2), 16);
  const alpha = text.length === 9 ? part(7) / 255 : 1;
  return [1, 3, 5].map((start, index) => part(start) * alpha + (ground[index] ?? 0) * (1 - alpha)) as unknown as Rgb;
}

/** WCAG 2.2: relative luminance and contrast ratio. */
function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['--background', '--canvas', '--panel', '--raised'];
const texts = ['--ink', '--ink-quiet', '--accent', '--ok', '--warning', '--error'];
const codeTexts = [
  '--ink',
  '--ink-quiet',
  ...['keyword', 'string', 'number', 'function'].map((part) => `--code-${part}`),
];
const families = ['input', 'convolution', 'pooling', 'reshape', 'core', 'normalization'];
const marks = [...families.map((family) => `--family-${family}`), '--control', '--accent'];

describe.each(Object.entries(themes))('%s', (_, theme) => {
  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    '%s reads on %s',
    (text, ground) => {
      expect(contrast(colour(theme, text), colour(theme, ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['ok', 'warning', 'error', 'accent'])('%s reads on its own tint', (tone) => {
    const tint = colour(theme, `--${tone}-soft`, colour(theme, '--panel'));
    expect(contrast(colour(theme, `--${tone}`), tint)).toBeGreaterThanOrEqual(4.5);
  });

  it('the words on the main button read, also under the pointer', () => {
    for (const ground of ['--accent', '--accent-strong']) {
      expect(contrast(colour(theme, '--on-accent'), colour(theme, ground))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(marks.flatMap((mark) => grounds.map((ground) => [mark, ground] as const)))(
    '%s stands out on %s',
    (mark, ground) => {
      expect(contrast(colour(theme, mark), colour(theme, ground))).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(families)('the icon of %s stands out on its tint', (family) => {
    const tint = colour(theme, `--family-${family}-soft`, colour(theme, '--panel'));
    expect(contrast(colour(theme, `--family-${family}`), tint)).toBeGreaterThanOrEqual(3);
  });

  it.each(codeTexts.flatMap((text) => ['--hover', '--accent-soft', '--code-changed'].map((tint) => [text, tint])))(
    '%s reads on the panel, and on %s of a hovered, chosen or changed line',
    (text, tint) => {
      const panel = colour(theme, '--panel');
      expect(contrast(colour(theme, text), panel)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(theme, text), colour(theme, tint, panel))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('a wire can be seen', () => {
    expect(contrast(colour(theme, '--wire'), colour(theme, '--canvas'))).toBeGreaterThanOrEqual(3);
  });
});

it('is as dark by the system as by choice', () => {
  expect(Object.fromEntries(systemDark)).toEqual(Object.fromEntries(themes.dark));
});
