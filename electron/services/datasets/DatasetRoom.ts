import { join, resolve } from 'node:path';
import { compile } from '../../../src/compiler/compile';
import type { RequestInput } from '../../../src/contract/api';
import type { DatasetDescription, DatasetPreview, ImageSample } from '../../../src/contract/datasets';
import type { ServiceEvent } from '../../../src/contract/events';
import type { Shape } from '../../../src/document/Shape';
import { parseDocument } from '../../../src/layers/parseDocument';
import type { BuiltInDataset } from '../../../src/training/DatasetInfo';
import { builtInDatasets, isBuiltInDataset } from '../../../src/training/DatasetInfo';
import { resolveTraining } from '../../../src/training/resolveTraining';
import type { DataSource } from '../../trainer/data/DataSource';
import { DatasetError } from '../../trainer/data/DataSource';
import { locateDataset } from '../../trainer/data/locate';
import { isWithin } from '../files/isWithin';
import { problem } from '../problems';
import { datasetCatalog } from './catalog';
import { describeOpened, describePublished, describeUnusableFolder } from './describeDataset';
import type { DownloadOptions } from './download';
import { downloadFile } from './download';
import { SourceCache } from './SourceCache';
import { evenPlaces, readSamples } from './samples';
import { UserFolders } from './UserFolders';

const progressEveryMs = 100;
/** Which images of a folder are for testing hangs on the seed; for a look at it any will do. */
const lookingSeed = 1;

/** What data there is to learn from. */
export class DatasetRoom {
  private readonly ownFolder: string;
  private readonly userFolders: UserFolders;
  private readonly sources = new SourceCache();
  private readonly downloads = new Map<BuiltInDataset, Promise<DatasetDescription>>();
  private readonly stopper = new AbortController();

  constructor(
    dataFolder: string,
    private readonly emit: (event: ServiceEvent) => void,
    private readonly plainHosts: DownloadOptions['plainHosts'] = [],
    private readonly catalog = datasetCatalog,
  ) {
    this.ownFolder = join(dataFolder, 'datasets');
    this.userFolders = new UserFolders(dataFolder);
  }

  /** Folders to look in for a data set's files: the user's own first. */
  async searchFolders(dataset: string): Promise<readonly string[]> {
    const own = isBuiltInDataset(dataset) ? await this.userFolders.find(dataset) : null;
    return own === null ? [this.ownFolder] : [own, this.ownFolder];
  }

  list(): Promise<readonly DatasetDescription[]> {
    const names = Object.keys(builtInDatasets).filter(isBuiltInDataset);
    return Promise.all(
      names.map(async (name) => {
        const located = locateDataset(name, await this.searchFolders(name));
        return describePublished(name, located.found ? null : located.advice);
      }),
    );
  }

  /** Looks at a data set anew. One that cannot be used is described with the reason. */
  async describe(dataset: string): Promise<DatasetDescription> {
    this.sources.clear();
    try {
      return describeOpened(dataset, await this.openToLook(dataset, null));
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      return isBuiltInDataset(dataset)
        ? describePublished(dataset, error.message)
        : describeUnusableFolder(dataset, error.message);
    }
  }

  async preview(input: RequestInput<'previewDataset'>): Promise<DatasetPreview> {
    const { dataset, count, height, width } = input;
    const size = height === null || width === null || isBuiltInDataset(dataset) ? null : [height, width, 3];
    return inWords(async () => {
      const source = await this.openToLook(dataset, size);
      const places = evenPlaces(source.labels('train'), source.facts.classNames.length, count);
      const samples = await readSamples(source, 'train', places);
      return { description: describeOpened(dataset, source), samples };
    });
  }

  /** Test images of a run, by place. `text`: the run's document. */
  async testImages(text: string, indices: readonly number[]): Promise<readonly ImageSample[]> {
    const parsed = parseDocument(text);
    if (!parsed.ok) throw problem(parsed.error.code, parsed.error.message);
    const { settings } = resolveTraining(parsed.document.training);
    const plan = compile(parsed.document, { dataset: null });
    const inputShape = plan.inputId === null ? null : (plan.layerById.get(plan.inputId)?.outputShape ?? null);
    return inWords(async () => {
      const search = await this.searchFolders(settings.dataset);
      const source = await this.sources.open(settings.dataset, { search, inputShape, seed: settings.seed });
      return readSamples(
        source,
        'test',
        indices.filter((index) => index < source.testCount),
      );
    });
  }

  /** Fetches a data set, or waits for the fetching that goes on. */
  download(name: string): Promise<DatasetDescription> {
    if (!isBuiltInDataset(name) || this.catalog[name].download === null) {
      throw problem('no-download', `"${name}" cannot be downloaded. Choose a folder with its files instead.`);
    }
    const going = this.downloads.get(name);
    if (going !== undefined) return going;
    const download = this.fetch(name, this.catalog[name].download).finally(() => this.downloads.delete(name));
    this.downloads.set(name, download);
    return download;
  }

  /** Takes a built-in data set's files from a folder of the user's from now on. */
  async useFolder(name: string, chosen: string): Promise<DatasetDescription> {
    if (!isBuiltInDataset(name)) throw problem('unknown-dataset', `There is no built-in data set "${name}".`);
    const folder = resolve(chosen);
    const { title } = builtInDatasets[name];
    const located = locateDataset(name, [folder]);
    if (!located.found || !isWithin(folder, located.folder)) {
      throw problem(
        'dataset-missing',
        `The folder ${folder} does not hold the files of ${title}. ${located.found ? '' : located.advice}`.trim(),
      );
    }
    const source = await inWords(() =>
      this.sources.open(name, { search: [folder], inputShape: null, seed: lookingSeed }),
    );
    await this.userFolders.keep(name, folder);
    return describeOpened(name, source);
  }

  dispose(): void {
    this.stopper.abort();
    this.sources.clear();
  }

  private async openToLook(dataset: string, inputShape: Shape | null): Promise<DataSource> {
    const search = await this.searchFolders(dataset);
    return this.sources.open(dataset, { search, inputShape, seed: lookingSeed });
  }

  private async fetch(dataset: BuiltInDataset, source: NonNullable<(typeof datasetCatalog)['cifar10']['download']>) {
    let told = 0;
    await downloadFile(source, join(this.ownFolder, dataset), {
      signal: this.stopper.signal,
      plainHosts: this.plainHosts ?? [],
      onProgress: (received, total) => {
        const now = Date.now();
        if (now - told < progressEveryMs && received !== total) return;
        told = now;
        this.emit({ type: 'downloadProgress', dataset, received, total });
      },
    });
    return this.describe(dataset);
  }
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatasetError) throw problem(error.code, error.message, error.detail);
    throw error;
  }
}
