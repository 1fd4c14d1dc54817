import { extname, join, sep } from 'node:path';

/** The page's own scheme and host: a real origin, which `file:` is not. */
export const pageScheme = 'app';
export const pageOrigin = `${pageScheme}://convcanvas`;
export const pageAddress = `${pageOrigin}/index.html`;

/** Nothing from elsewhere; React Flow places nodes with style attributes; previews are data and blob pictures. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
};

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** The media type by the file's ending; bytes of no known kind are never run as a script. */
export function contentType(path: string): string {
  return contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/** The file that an address of the page names, or null where it names none in this folder. */
export function pageFile(folder: string, address: string): string | null {
  let path: string;
  try {
    const url = new URL(address);
    // Not `origin`: where a scheme is not known to be a standard one, as in a test, that is "null".
    if (`${url.protocol}//${url.host}` !== pageOrigin) return null;
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  return file.startsWith(folder + sep) ? file : null;
}

/** Whether an address belongs to the application's page. */
export function isPageAddress(address: string): boolean {
  return address.startsWith(`${pageOrigin}/`);
}
