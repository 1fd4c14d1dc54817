import type { ImageSize } from '../../data/imageFolder/fitImage';
import type { ImageDecoder, ImageFile } from '../../data/imageFolder/ImageDecoder';
import { ImageError } from '../../data/imageFolder/ImageDecoder';
import type { Binding } from './binding';
import type { DecodingGraph } from './decodingGraph';
import { decodingGraph, filesPerRun } from './decodingGraph';
import type { GraphValue } from './GraphSession';
import { GraphSession } from './GraphSession';

/** A grey PNG of one pixel, for the branches that have no file: it takes no time. */
const filler = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

/** TensorFlow's own decoders: several files at once, on its threads. */
export class TensorflowDecoder implements ImageDecoder {
  /** By size: a run of a network asks for one. */
  private readonly sessions = new Map<string, Opened>();

  constructor(private readonly binding: Binding) {}

  async decode(files: readonly ImageFile[], size: ImageSize): Promise<readonly (Uint8Array | ImageError)[]> {
    const results: (Uint8Array | ImageError)[] = [];
    for (let start = 0; start < files.length; start += filesPerRun) {
      results.push(...this.decodeSome(files.slice(start, start + filesPerRun), size));
    }
    return results;
  }

  /** A damaged file ends the run for all: then each is tried by itself. */
  private decodeSome(files: readonly ImageFile[], size: ImageSize): readonly (Uint8Array | ImageError)[] {
    const imageBytes = size.height * size.width * size.channels;
    try {
      const { data } = this.run(files, size, 'pixels');
      return files.map((_, place) => new Uint8Array(data.buffer, data.byteOffset + place * imageBytes, imageBytes));
    } catch {
      return files.map((file) => this.decodeOne(file, size));
    }
  }

  private decodeOne(file: ImageFile, size: ImageSize): Uint8Array | ImageError {
    try {
      return Uint8Array.from(this.run([file], size, 'firstPixels').data);
    } catch (error) {
      const [reason] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
      return new ImageError(`the ${file.format.toUpperCase()} file is damaged (${reason})`);
    }
  }

  private run(files: readonly ImageFile[], size: ImageSize, fetched: 'pixels' | 'firstPixels'): Integers {
    const { graph, session } = this.open(size);
    const contents = Array.from({ length: filesPerRun }, (_, place) => files[place]?.bytes ?? filler);
    const feeds = { [graph.files]: { dtype: 'string', shape: [filesPerRun], data: contents } } as const;
    return session.run(feeds, [graph[fetched]])[0] as Integers;
  }

  private open(size: ImageSize): Opened {
    const key = [size.height, size.width, size.channels].join();
    const known = this.sessions.get(key);
    if (known !== undefined) return known;
    const graph = decodingGraph(size);
    const opened = { graph, session: GraphSession.load(this.binding, graph.model) };
    this.sessions.set(key, opened);
    return opened;
  }
}

type Opened = { readonly graph: DecodingGraph; readonly session: GraphSession };

type Integers = Extract<GraphValue, { readonly dtype: 'int32' }>;
