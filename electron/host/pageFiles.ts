import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

export type PageFile = { readonly path: string; readonly type: string; readonly size: number };

/** The file in `folder` that a request's target names; null where there is none, or where it lies elsewhere. */
export async function findPageFile(folder: string, target: string): Promise<PageFile | null> {
  const parts = pathParts(target);
  if (parts === null) return null;
  try {
    const root = await realpath(folder);
    // Links are followed before the check, so that none leads out of the folder.
    const path = await realpath(join(root, ...parts));
    if (!path.startsWith(root + sep)) return null;
    const stats = await stat(path);
    if (!stats.isFile()) return null;
    return { path, type: types[extname(path)] ?? 'application/octet-stream', size: stats.size };
  } catch {
    return null;
  }
}

/** The names along a target's path; null where it is not a plain path downwards. */
function pathParts(target: string): readonly string[] | null {
  const [encoded = ''] = target.split(/[?#]/, 1);
  if (!encoded.startsWith('/')) return null;
  try {
    const parts = decodeURIComponent(encoded).slice(1).split('/');
    if (parts.some((part) => part === '..' || part === '.' || /[\\:\0]/.test(part))) return null;
    return parts.length === 1 && parts[0] === '' ? ['index.html'] : parts;
  } catch {
    return null;
  }
}
