import { createRequire } from 'node:module';
import { inRepository } from '../common/paths.mjs';

// Fetches the pinned Electron: downloads it into its cache, with lines "fraction F" on the way, then lets its package unpack it.
const require = createRequire(inRepository('node_modules', 'electron', 'package.json'));
/** @type {{ downloadArtifact: (options: object) => Promise<string> }} */
const { downloadArtifact } = require('@electron/get');
await downloadArtifact({
  version: require('./package.json').version,
  artifactName: 'electron',
  checksums: require('./checksums.json'),
  platform: process.platform,
  arch: process.arch,
  downloadOptions: {
    quiet: true,
    getProgressCallback: async (/** @type {{ percent: number }} */ { percent }) => console.log(`fraction ${percent}`),
  },
});
require('./install.js');
