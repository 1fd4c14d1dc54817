import { describe, expect, it } from 'vitest';
import { DownloadProgress } from './wheel.mjs';

/** What is told while pip says these words and so many bytes have arrived. */
function told(requirements: readonly string[], events: readonly (string | number)[]) {
  const reports: (readonly [string, number | undefined])[] = [];
  const progress = new DownloadProgress(requirements, (doing, fraction) => reports.push([doing, fraction]));
  for (const event of events) {
    if (typeof event === 'string') progress.hear(event);
    else progress.tell(event);
  }
  return reports;
}

describe('the progress of a download', () => {
  it('of one wheel is a share of its size', () => {
    const reports = told(
      ['tensorflow==1'],
      [
        'Collecting tensorflow==1\n  Downloading tensorflow-1-py3-none-any.whl.metadata (4.7 kB)\n',
        500,
        '  Downloading tensorflow-1-py3-none-any.whl (200.0 MB)\n',
        50e6,
        201e6,
        // pip has moved the file away.
        0,
      ],
    );
    const doing = 'downloading tensorflow==1';
    expect(reports).toEqual([
      [doing, undefined],
      [doing, 0.25],
      [doing, 1],
      [doing, 1],
    ]);
  });

  it('of several names the one that arrives', () => {
    const reports = told(
      ['nvidia-a', 'nvidia-b'],
      [
        '  Downloading https://files/nvidia_a-1.2-py3-none-manylinux_2_27_x86_64.whl (10.0 MB)\n',
        5e6,
        '  Downloading nvidia_b-3.4-py3-none-any.whl (500 kB)\n',
        10.1e6,
        '  Downloading nvidia_c-5-py3-none-any.whl (1.0 MB)\n',
        10.75e6,
      ],
    );
    expect(reports.slice(1)).toEqual([
      ['downloading nvidia-a 1.2 (1 of 2)', 0.5],
      ['downloading nvidia-b 3.4 (2 of 2)', expect.closeTo(0.2)],
      ['downloading nvidia-c 5 (3 of 3)', expect.closeTo(0.25)],
    ]);
  });
});
