// A packaged Electron opens only its own application: this one stands in for the "default app" of a development Electron,
// which opens the application in the folder that is named first in the arguments.
const { app } = require('electron');
const { resolve } = require('node:path');

const folder = resolve(process.argv.slice(1).find((arg) => !arg.startsWith('-')) ?? '.');
const manifest = require(resolve(folder, 'package.json'));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
require(resolve(folder, manifest.main));
