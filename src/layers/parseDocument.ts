import type { ReadResult } from '../document/fileFormat';
import { readDocument } from '../document/fileFormat';
import { findLayer } from './registry';

/** Reads the text of a `*.cnn.json` file with the layer types of this version. Never throws. */
export function parseDocument(text: string): ReadResult {
  return readDocument(text, (type) => findLayer(type) !== null);
}
