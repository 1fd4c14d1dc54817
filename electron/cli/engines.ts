import type { EngineStatus } from '../../src/contract/api';
import type { EngineName } from '../../src/contract/trainerMessages';
import { formatCount } from '../../src/document/Shape';
import { computeText } from '../../src/training/computeText';
import type { RunSummary } from '../../src/training/RunRecord';
import { type ExitStatus, printJson, printText } from './output';
import { withServices } from './withServices';

/** Which engines are installed, what they say they run on, and why each other one is not there. */
export async function engines(json: boolean): Promise<ExitStatus> {
  return withServices(async (services): Promise<ExitStatus> => {
    const [list, runs] = await Promise.all([services.listEngines({}), services.listRuns({})]);
    const found = list.map((status) => ({ status, measured: lastMeasured(status, runs) }));
    if (json) printJson({ engines: found.map(({ status, measured }) => ({ ...engineJson(status), measured })) });
    else for (const { status, measured } of found) printText(line(status, measured));
    return 0;
  });
}

type Measured = { readonly imagesPerSecond: number; readonly network: string; readonly at: string };

/** How fast the last run on this engine was; null where there was none. */
function lastMeasured({ engine, description }: EngineStatus, runs: readonly RunSummary[]): Measured | null {
  const run = runs.find((each) => each.lastEpoch !== null && isOf(each, engine, description?.library));
  if (run === undefined || run.lastEpoch === null) return null;
  return { imagesPerSecond: Math.round(run.lastEpoch.imagesPerSecond), network: run.networkName, at: run.startedAt };
}

/** Runs of earlier versions know only their library, which two engines may share. */
function isOf(
  { engineName, engine: library }: RunSummary,
  engine: EngineName,
  ownLibrary: string | undefined,
): boolean {
  return engineName === null ? library === ownLibrary : engineName === engine;
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

function line({ engine, title, chosen, description, missing }: EngineStatus, measured: Measured | null): string {
  const found =
    description === null
      ? `not installed. ${missing ?? ''}`
      : computeText({ ...description, engine: description.library });
  const speed =
    measured === null ? '' : `, last ${formatCount(measured.imagesPerSecond)} images/s on ${measured.network}`;
  return `${engine} (${title}): ${found}${speed}${chosen ? ' [the next run takes it]' : ''}`;
}
