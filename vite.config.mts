import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('./renderer'),
  // The window loads the page from an app scheme and the browser host from a folder: addresses must be relative.
  base: './',
  plugins: [react()],
  server: { host: '127.0.0.1', fs: { allow: [path('.')] } },
  build: {
    outDir: path('./dist/renderer'),
    emptyOutDir: true,
    // The oldest engine that the tests drive is Electron 22 (Chrome 108).
    target: 'chrome108',
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    // A strict Content-Security-Policy allows no data: scripts or fonts, so every asset stays a file.
    assetsInlineLimit: 0,
  },
});
