import { expect, test } from 'vitest';
import type { EngineStatus } from '../../src/contract/api';
import { runEngineText } from './engineStore';
import { syntheticSummary } from './testing/syntheticRun';

const engine = (library: string, threads: number): EngineStatus => ({
  engine: 'tfjs-node',
  title: 'TensorFlow',
  installed: true,
  chosen: true,
  description: { engine: 'tfjs-node', library, device: 'CPU', threads },
  missing: null,
});

test.each([
  { ran: 'TensorFlow 2.21.0', here: [engine('TensorFlow 2.21.0', 2)], text: 'TensorFlow 2.21.0, CPU, 2 cores' },
  { ran: 'TensorFlow 2.21.0', here: [engine('TensorFlow 2.21.0', 1)], text: 'TensorFlow 2.21.0, CPU, 1 core' },
  { ran: 'TensorFlow 2.20.0', here: [engine('TensorFlow 2.21.0', 2)], text: 'TensorFlow 2.20.0, CPU' },
  { ran: null, here: [], text: 'CPU' },
])('a run on $ran reads $text', ({ ran, here, text }) => {
  expect(runEngineText(syntheticSummary('1', { engine: ran, device: 'CPU' }), here)).toBe(text);
});
