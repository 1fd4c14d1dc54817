import { beforeEach, expect, test, vi } from 'vitest';
import type { Problem, RequestInput, RequestName, RequestOutput } from '../../src/contract/api';
import type { DatasetDescription } from '../../src/contract/datasets';
import { builtInDatasets } from '../../src/training/DatasetInfo';
import { type FakeBridge, fakeBridge } from '../training/testing/fakeBridge';
import { syntheticDataset } from '../training/testing/syntheticRun';
import { useDatasetStore } from './datasetStore';

let bridge: FakeBridge = fakeBridge({});

vi.mock('../bridge/bridge', async (original) => ({
  ...(await original<typeof import('../bridge/bridge')>()),
  getBridge: () => bridge,
}));

const initial = useDatasetStore.getState();
const store = () => useDatasetStore.getState();
const use = (
  requests: {
    readonly [N in RequestName]?: (input: RequestInput<N>) => RequestOutput<N> | Problem;
  },
) => {
  bridge = fakeBridge(requests);
  return store().connect();
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const folder: DatasetDescription = {
  ...syntheticDataset('mnist', true),
  dataset: '/home/ada/leaves',
  title: 'leaves',
  kind: 'folder',
  classNames: ['oak', 'elm'],
  imageShape: null,
};

beforeEach(() => useDatasetStore.setState(initial, true));

test('what is built in is known by its name, before anyone looked', () => {
  use({ describeDataset: () => syntheticDataset('cifar10', false) });
  store().choose('cifar10');
  expect(store().facts).toEqual(builtInDatasets.cifar10);
});

test('a folder is known when it was looked at, and once is enough', async () => {
  use({ describeDataset: () => folder });
  store().choose(folder.dataset);
  expect(store().facts).toBeNull();
  await settled();
  expect(store().facts).toEqual({ title: 'leaves', classNames: ['oak', 'elm'], imageShape: null });
  store().choose('mnist');
  store().choose(folder.dataset);
  expect(store().facts?.title).toBe('leaves');
  await settled();
  expect(bridge.calls.filter(({ input }) => (input as { dataset: string }).dataset === folder.dataset)).toHaveLength(1);
});

test('a folder that is not there is a problem in words, gone when it is looked at again', async () => {
  let there = false;
  use({ describeDataset: () => (there ? folder : { code: 'folder-missing', message: 'There is no such folder.' }) });
  store().choose(folder.dataset);
  await settled();
  expect(store().problems[folder.dataset]?.message).toBe('There is no such folder.');
  expect(store().facts).toBeNull();
  there = true;
  await store().describe(folder.dataset);
  expect(store().problems).toEqual({});
  expect(store().facts?.title).toBe('leaves');
});

test('a download shows its progress, is not begun twice, and ends with the data or the reason', async () => {
  let broken = true;
  const stopListening = use({
    downloadDataset: () =>
      broken ? { code: 'network', message: 'The connection broke.' } : syntheticDataset('cifar10', true),
  });
  const first = store().download('cifar10');
  void store().download('cifar10');
  bridge.emit({ type: 'downloadProgress', dataset: 'cifar10', received: 50, total: 200 });
  expect(store().downloads.cifar10).toEqual({ received: 50, total: 200 });
  await first;
  expect(bridge.calls).toHaveLength(1);
  expect(store().downloads).toEqual({});
  expect(store().problems.cifar10?.message).toBe('The connection broke.');
  broken = false;
  await store().download('cifar10');
  expect(store().descriptions.cifar10?.available).toBe(true);
  expect(store().problems).toEqual({});
  stopListening();
});

test('a data set that has arrived is there in the list too', async () => {
  use({
    listDatasets: () => [syntheticDataset('cifar10', false)],
    useDatasetFolder: () => syntheticDataset('cifar10', true),
  });
  await store().list();
  await store().takeFrom('cifar10', '/home/ada/cifar');
  expect(store().listed.map(({ available }) => available)).toEqual([true]);
});

test('the list says what is there, or why it could not be read', async () => {
  use({ listDatasets: () => [syntheticDataset('mnist', true), syntheticDataset('cifar10', false)] });
  await store().list();
  expect(store().listed.map(({ dataset, available }) => [dataset, available])).toEqual([
    ['mnist', true],
    ['cifar10', false],
  ]);
  use({});
  await store().list();
  expect(store().listProblem?.message).toBe('listDatasets is not there.');
});
