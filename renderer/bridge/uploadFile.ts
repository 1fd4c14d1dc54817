import type { Answer } from '../../src/contract/api';
import { uploadPath } from '../../src/contract/hostMessages';
import { takeSecret } from './secret';

/**
 * Hands a file to the host on this machine, which a page cannot name by its path. Answers the path by which the services
 * read it until the host ends. `beside`: the path of an earlier one that it belongs to. Problems: `upload-failed`.
 */
export async function uploadFile(file: File, beside: string | null = null): Promise<Answer<string>> {
  try {
    const query = new URLSearchParams({ name: file.name, ...(beside === null ? {} : { beside }) });
    const response = await fetch(`${uploadPath}?${query}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${takeSecret(window) ?? ''}` },
      body: file,
    });
    const answer: unknown = await response.json();
    if (isText(answer, 'path')) return { ok: true, value: answer.path };
    return failed(file, isText(answer, 'message') ? answer.message : `The host answered ${response.status}.`);
  } catch (error) {
    return failed(file, 'ConvCanvas in the terminal did not take it.', error);
  }
}

function isText<K extends string>(value: unknown, key: K): value is { readonly [key in K]: string } {
  return typeof value === 'object' && value !== null && typeof (value as { [key: string]: unknown })[key] === 'string';
}

function failed(file: File, reason: string, error?: unknown): Answer<string> {
  const message = `"${file.name}" could not be read. ${reason}`;
  return {
    ok: false,
    problem: { code: 'upload-failed', message, ...(error === undefined ? {} : { detail: `${error}` }) },
  };
}
