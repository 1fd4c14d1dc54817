import type { RunSummary } from './RunRecord';

/** What computes, in words: "TensorFlow 2.21.0, CPU, 2 threads". What is not known is left out. */
export function computeText({ engine, device, threads }: Pick<RunSummary, 'engine' | 'device' | 'threads'>): string {
  return [engine, deviceText(device, threads)].filter(Boolean).join(', ');
}

/** "CPU, 2 threads"; of a GPU its name alone, because the processor's threads only feed it. Empty where nothing is known. */
export function deviceText(device: string | null, threads: number | null): string {
  if (device === null) return '';
  if (threads === null || device.startsWith('GPU')) return device;
  return `${device}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}
