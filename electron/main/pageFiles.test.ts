import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentType, isPageAddress, pageFile } from './pageFiles';

const folder = resolve('/opt/convcanvas/renderer');

describe('pageFile', () => {
  it.each([
    ['app://convcanvas/', 'index.html'],
    ['app://convcanvas/index.html', 'index.html'],
    ['app://convcanvas/assets/index-1a2b.js?v=1#top', 'assets/index-1a2b.js'],
    ['app://convcanvas/assets/a%20b.png', 'assets/a b.png'],
    ['app://convcanvas/../index.html', 'index.html'],
  ])('finds %s', (address, file) => {
    expect(pageFile(folder, address)).toBe(join(folder, file));
  });

  it.each([
    ['another host', 'app://elsewhere/index.html'],
    ['another scheme', 'https://convcanvas/index.html'],
    ['a way out', 'app://convcanvas/..%2f..%2fsecret.txt'],
    ['a way out with backslashes', 'app://convcanvas/..%5c..%5csecret.txt'],
    ['a folder beside it with the same beginning', 'app://convcanvas/..%2frenderer-secret/a.js'],
    ['a zero byte', 'app://convcanvas/index.html%00.png'],
    ['half an escape', 'app://convcanvas/%e0%a4%a'],
    ['no address', 'index.html'],
  ])('refuses %s', (_, address) => {
    expect(pageFile(folder, address)).toBeNull();
  });
});

describe('contentType', () => {
  it.each([
    ['index.html', 'text/html'],
    ['assets/index.JS', 'text/javascript'],
    ['font.woff2', 'font/woff2'],
    ['engine.wasm', 'application/wasm'],
    ['README', 'application/octet-stream'],
  ])('of %s is %s', (path, type) => {
    expect(contentType(path)).toBe(type);
  });
});

describe('isPageAddress', () => {
  it.each([
    ['app://convcanvas/index.html', true],
    ['app://convcanvas.example/index.html', false],
    ['app://convcanvas@example/', false],
    ['file:///index.html', false],
    ['', false],
  ])('of %s is %s', (address, expected) => {
    expect(isPageAddress(address)).toBe(expected);
  });
});
