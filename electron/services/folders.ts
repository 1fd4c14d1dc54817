import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the app keeps what is the user's. */
export type AppFolders = {
  /** Settings, runs, downloads. */
  readonly data: string;
  /** Where networks are saved unless the user says otherwise. */
  readonly documents: string;
};

/** `CONVCANVAS_HOME` holds everything where it is set; else the platform's own places. */
export function appFolders(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): AppFolders {
  if (env.CONVCANVAS_HOME) {
    const home = resolve(env.CONVCANVAS_HOME);
    return { data: home, documents: join(home, 'documents') };
  }
  const data = dataFolder(env, platform);
  const documents = join(homedir(), 'Documents');
  return { data, documents: existsSync(documents) ? join(documents, 'ConvCanvas') : join(data, 'documents') };
}

function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'ConvCanvas');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'ConvCanvas');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'convcanvas');
}
