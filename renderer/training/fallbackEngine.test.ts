import { expect, test } from 'vitest';
import { type EngineName, engineNames } from '../../src/contract/trainerMessages';
import { fallbackEngine } from './fallbackEngine';
import { syntheticEngine } from './testing/syntheticEngine';

const all = engineNames;

test.each<[string, string | null, readonly EngineName[], EngineName | null]>([
  ['out-of-memory', 'tensorflow', all, 'tfjs-node'],
  ['graph-refused', 'tensorflow', all, 'tfjs-node'],
  ['trainer-died', 'tfjs-node', all, 'tfjs-wasm'],
  // The library that is missing is that of both.
  ['engine-missing', 'tensorflow', ['tfjs-wasm'], 'tfjs-wasm'],
  ['trainer-died', 'tfjs-wasm', all, null],
  ['engine-missing', 'tensorflow', [], null],
  // Another engine would fail alike.
  ['diverged', 'tensorflow', all, null],
  ['dataset-missing', 'tensorflow', all, null],
  // A run of an earlier version.
  ['trainer-died', null, all, null],
])('after %s on %s, with %s installed, %s is offered', (code, failed, installed, offered) => {
  const engines = engineNames.map((name) => syntheticEngine(name, { installed: installed.includes(name) }));
  expect(fallbackEngine(code, failed, engines)?.engine ?? null).toBe(offered);
});
