// Shows that this Electron runs: opens a hidden window and prints the version.
const { app, BrowserWindow } = require('electron');

app
  .whenReady()
  .then(() => new BrowserWindow({ show: false }).loadURL('data:text/html,ready'))
  .then(() => console.log(`electron ${process.versions.electron}`))
  .finally(() => app.exit());
