import { useEffect, useState } from 'react';
import { compile } from '../../src/compiler/compile';
import type { Plan } from '../../src/compiler/Plan';
import { formatCount } from '../../src/document/Shape';
import { parseDocument } from '../../src/layers/parseDocument';
import type { RunSummary } from '../../src/training/RunRecord';
import { getBridge } from '../bridge/bridge';
import { formatPercent } from '../charts/format';
import { isActive } from '../training/RunActivity';
import { useTrainingStore } from '../training/trainingStore';
import { dateWords } from './dateWords';
import { structureDifference } from './structureDifference';

/** A run that weights may be taken from. `refusal`: why not; null where they fit. */
export type RunChoice = { readonly run: RunSummary; readonly refusal: string | null };

/** Older runs are hardly meant, and each is read from the disk. */
const MOST_RUNS = 40;

/** What the run came to, for a list of choices. */
export function runWords({ testAccuracy, lastEpoch, startedAt }: RunSummary): string {
  const accuracy =
    testAccuracy !== null
      ? `${formatPercent(testAccuracy)} on the test images`
      : lastEpoch?.valAccuracy == null
        ? null
        : `${formatPercent(lastEpoch.valAccuracy)} on the validation images`;
  const started = dateWords(startedAt);
  return accuracy === null ? started : `${accuracy}, ${started}`;
}

/** The runs, newest first; null while it is not known yet which of them fit. */
export function useRunChoices(plan: Plan, only: RunSummary | null): readonly RunChoice[] | null {
  const runs = useTrainingStore((state) => state.runs);
  const [choices, setChoices] = useState<readonly RunChoice[] | null>(null);
  useEffect(() => {
    let current = true;
    const wanted = only === null ? runs.slice(0, MOST_RUNS) : [only];
    void Promise.all(wanted.map((run) => choiceOf(run, plan))).then((found) => {
      if (current) setChoices(found);
    });
    return () => {
      current = false;
    };
  }, [runs, plan, only]);
  return choices;
}

export async function choiceOf(run: RunSummary, plan: Plan): Promise<RunChoice> {
  const quick = quickRefusal(run, plan);
  if (quick !== null) return { run, refusal: quick };
  const answer = await getBridge().api.readRunDocument({ runId: run.id });
  const parsed = answer.ok ? parseDocument(answer.value) : null;
  if (parsed === null || !parsed.ok) return { run, refusal: 'its network cannot be read' };
  const difference = structureDifference(compile(parsed.document), plan);
  return { run, refusal: difference === null ? null : `it trained another network: ${difference}` };
}

/** What the summary alone tells, without reading the run's folder. */
function quickRefusal(run: RunSummary, plan: Plan): string | null {
  if (isActive(run)) return 'it is still training';
  if (run.lastEpoch === null && run.resumeStep === null) return 'it ended before it had learned anything';
  if (run.params === plan.totals.params) return null;
  const [then, now] = [run.params, plan.totals.params].map(formatCount);
  return `it trained another network: ${then} parameters, not ${now}`;
}
