import type { EngineStatus } from '../../src/contract/api';
import { type ExitStatus, printJson, printText } from './output';
import { withServices } from './withServices';

/** Which engines are installed, what they say they run on, and why each other one is not there. */
export async function engines(json: boolean): Promise<ExitStatus> {
  return withServices(async (services): Promise<ExitStatus> => {
    const list = await services.listEngines({});
    if (json) printJson({ engines: list.map(engineJson) });
    else for (const status of list) printText(line(status));
    return 0;
  });
}

function engineJson({ engine, title, installed, chosen, description, missing }: EngineStatus) {
  const library = description?.library ?? null;
  return {
    engine,
    title,
    installed,
    chosen,
    library,
    version: library === null ? null : (/\d+(\.\d+)+/.exec(library)?.[0] ?? null),
    device: description?.device ?? null,
    threads: description?.threads ?? null,
    missing,
  };
}

function line({ engine, title, chosen, description, missing }: EngineStatus): string {
  const found =
    description === null
      ? `not installed. ${missing ?? ''}`
      : `${description.library}, ${description.device}, ${threads(description.threads)}`;
  return `${engine} (${title}): ${found}${chosen ? ' [the next run takes it]' : ''}`;
}

function threads(count: number): string {
  return count === 1 ? '1 thread' : `${count} threads`;
}
