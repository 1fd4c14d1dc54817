import { type ExitStatus, printJson, printText } from './output';
import { withServices } from './withServices';

/** Which engines are installed, what they say they run on, and why each other one is not there. */
export async function engines(json: boolean): Promise<ExitStatus> {
  return withServices(async (services): Promise<ExitStatus> => {
    const list = await services.listEngines({});
    if (json) {
      printJson({ engines: list });
      return 0;
    }
    for (const { engine, title, chosen, description, missing } of list) {
      const what =
        description === null
          ? `not installed. ${missing ?? ''}`
          : `${description.library}, ${description.device}, ${description.threads} threads`;
      printText(`${engine} (${title}): ${what}${chosen ? ' [the next run takes it]' : ''}`);
    }
    return 0;
  });
}
