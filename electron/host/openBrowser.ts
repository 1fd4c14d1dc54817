import { spawn } from 'node:child_process';

/** Whether there is a screen to open a browser on, and nobody has said not to. */
export function mayOpenBrowser(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (env.CONVCANVAS_NO_OPEN === '1') return false;
  return platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Asks the system to show an address. Where that fails the user still has the address in the terminal. */
export function openBrowser(address: string, platform: NodeJS.Platform): void {
  const [command, ...args] = opener(address, platform);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function opener(address: string, platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', address];
  // The first argument of `start` is a window's title.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', address];
  return ['xdg-open', address];
}
