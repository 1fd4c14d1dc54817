import { create } from 'zustand';
import type { Answer, Problem } from '../../src/contract/api';
import type { DatasetDescription } from '../../src/contract/datasets';
import type { Unsubscribe } from '../../src/contract/events';
import { builtInDatasets, type DatasetFacts, isBuiltInDataset } from '../../src/training/DatasetInfo';
import { getBridge } from '../bridge/bridge';

/** Bytes that a download has brought. */
export type Download = { readonly received: number; readonly total: number | null };

export type DatasetStore = {
  /** The document's data set: a built-in name, or the whole path of a folder. */
  readonly chosen: string;
  /** What the compiler needs to know of it; null while nothing is known. */
  readonly facts: DatasetFacts | null;
  /** The built-in data sets, in a few words: whether they are there. */
  readonly listed: readonly DatasetDescription[];
  /** What was found out of each data set that was looked at. */
  readonly descriptions: { readonly [dataset: string]: DatasetDescription };
  /** Why the list of data sets could not be read. */
  readonly listProblem: Problem | null;
  /** Why a data set could not be looked at, fetched or used. */
  readonly problems: { readonly [dataset: string]: Problem };
  readonly downloads: { readonly [dataset: string]: Download };
  /** Follows the progress of downloads. Answers what ends it. */
  readonly connect: () => Unsubscribe;
  /** Notes which data set the document names and looks at it, unless it is known. */
  readonly choose: (dataset: string) => void;
  /** Asks which built-in data sets are there. */
  readonly list: () => Promise<void>;
  /** Looks at a data set, again if it is known. */
  readonly describe: (dataset: string) => Promise<DatasetDescription | null>;
  /** Downloads a built-in data set; one that was broken off goes on where it was. */
  readonly download: (dataset: string) => Promise<void>;
  /** Takes a built-in data set's files from a folder of the user's. */
  readonly takeFrom: (dataset: string, folder: string) => Promise<void>;
};

export const useDatasetStore = create<DatasetStore>()((set, get) => {
  /** Keeps what a request says of a data set: its description, or why there is none. */
  function keep(dataset: string, answer: Answer<DatasetDescription>): DatasetDescription | null {
    const { [dataset]: _solved, ...problems } = get().problems;
    if (!answer.ok) {
      set({ problems: { ...problems, [dataset]: answer.problem } });
      return null;
    }
    const descriptions = { ...get().descriptions, [dataset]: answer.value };
    const listed = get().listed.map((known) => (known.dataset === dataset ? answer.value : known));
    set({ problems, listed, descriptions, facts: factsOf(get().chosen, descriptions) });
    return answer.value;
  }

  return {
    chosen: '',
    facts: null,
    listed: [],
    descriptions: {},
    listProblem: null,
    problems: {},
    downloads: {},
    connect: () =>
      getBridge().onEvent((event) => {
        if (event.type !== 'downloadProgress') return;
        const { dataset, received, total } = event;
        set({ downloads: { ...get().downloads, [dataset]: { received, total } } });
      }),
    choose: (dataset) => {
      if (dataset === get().chosen) return;
      set({ chosen: dataset, facts: factsOf(dataset, get().descriptions) });
      if (get().descriptions[dataset] === undefined) void get().describe(dataset);
    },
    list: async () => {
      const answer = await getBridge().api.listDatasets({});
      set(answer.ok ? { listed: answer.value, listProblem: null } : { listProblem: answer.problem });
    },
    describe: async (dataset) => keep(dataset, await getBridge().api.describeDataset({ dataset })),
    download: async (dataset) => {
      if (get().downloads[dataset] !== undefined) return;
      set({ downloads: { ...get().downloads, [dataset]: { received: 0, total: null } } });
      keep(dataset, await getBridge().api.downloadDataset({ dataset }));
      const { [dataset]: _ended, ...downloads } = get().downloads;
      set({ downloads });
    },
    takeFrom: async (dataset, folder) => {
      keep(dataset, await getBridge().api.useDatasetFolder({ dataset, folder }));
    },
  };
});

/** Built-in data sets are known by their name; a folder only after it was looked at. */
function factsOf(
  dataset: string,
  descriptions: { readonly [dataset: string]: DatasetDescription },
): DatasetFacts | null {
  if (isBuiltInDataset(dataset)) return builtInDatasets[dataset];
  const description = descriptions[dataset];
  if (description === undefined || !description.available) return null;
  const { title, classNames, imageShape } = description;
  return { title, classNames, imageShape };
}
