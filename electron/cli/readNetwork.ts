import { resolve } from 'node:path';
import type { NetworkDocument } from '../../src/document/NetworkDocument';
import { parseDocument } from '../../src/layers/parseDocument';
import { readTextFile } from '../services/files/readTextFile';
import { toProblem } from '../services/problems';

export type NetworkFile =
  | { readonly ok: true; readonly document: NetworkDocument }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** Reads a network document; every way in which a file can be wrong is an answer, not an exception. */
export async function readNetwork(file: string): Promise<NetworkFile> {
  try {
    return parseDocument(await readTextFile(resolve(file)));
  } catch (error) {
    const { code, message } = toProblem(error);
    return { ok: false, error: { code, message } };
  }
}
