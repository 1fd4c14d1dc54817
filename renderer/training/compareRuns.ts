import { formatCount } from '../../src/document/Shape';
import { computeText } from '../../src/training/computeText';
import type { RunSummary } from '../../src/training/RunRecord';
import { clippingGroup, optimizerGroup, type SettingGroup, scheduleGroup } from '../../src/training/settingGroups';
import type { SettingSpec } from '../../src/training/settingSpec';
import { earlyStoppingSpecs, settingSpecs } from '../../src/training/settingsTable';
import { formatLoss, formatPercent } from '../charts/format';

/** One line of the comparison: what, and its value in each run. */
export type ComparedRow = { readonly label: string; readonly values: readonly string[] };

/** Everything that can differ between runs, in words, in the order of the form. */
export function compareRuns(runs: readonly RunSummary[]): readonly ComparedRow[] {
  const tables = runs.map(rowsOf);
  const labels = [...new Set(tables.flatMap((table) => [...table.keys()]))];
  return labels.map((label) => ({ label, values: tables.map((table) => table.get(label) ?? '–') }));
}

/** Only the lines whose values are not all the same. */
export function differences(rows: readonly ComparedRow[]): readonly ComparedRow[] {
  return rows.filter(({ values }) => new Set(values).size > 1);
}

function rowsOf(run: RunSummary): ReadonlyMap<string, string> {
  const { settings, lastEpoch } = run;
  const rows = new Map<string, string>([
    ['Network', run.networkName],
    ['Parameters', formatCount(run.params)],
  ]);
  for (const [name, spec] of Object.entries(settingSpecs))
    rows.set(spec.label, show(spec, Reflect.get(settings, name)));
  for (const group of [optimizerGroup, scheduleGroup, clippingGroup]) {
    for (const [label, value] of groupRows(group, settings[group.field])) rows.set(label, value);
  }
  rows.set('Early stopping', settings.earlyStopping === null ? 'off' : 'on');
  for (const [name, spec] of Object.entries(earlyStoppingSpecs)) {
    if (settings.earlyStopping !== null) rows.set(spec.label, show(spec, Reflect.get(settings.earlyStopping, name)));
  }
  rows.set('Engine', computeText(run) || '–');
  if (lastEpoch !== null) {
    rows.set('Epochs done', String(lastEpoch.epoch));
    rows.set('Training loss', formatLoss(lastEpoch.loss));
    if (lastEpoch.valLoss !== null) rows.set('Validation loss', formatLoss(lastEpoch.valLoss));
    if (lastEpoch.valAccuracy !== null) rows.set('Validation accuracy', formatPercent(lastEpoch.valAccuracy));
  }
  if (run.testAccuracy !== null) rows.set('Test accuracy', formatPercent(run.testAccuracy));
  return rows;
}

/** The type of a group and its numbers. */
function groupRows(
  group: SettingGroup<string>,
  chosen: { readonly type: string } | null,
): readonly (readonly [label: string, value: string])[] {
  const type = chosen === null ? undefined : group.types[chosen.type];
  if (chosen === null || type === undefined) return [[group.label, 'off']];
  const numbers = Object.entries(type.params).map(
    ([name, spec]) => [spec.label, show(spec, Reflect.get(chosen, name))] as const,
  );
  return [[group.label, type.title], ...numbers];
}

function show(spec: SettingSpec, value: unknown): string {
  if (value === null && spec.kind === 'optionalInteger') return spec.nullMeans;
  if (spec.kind === 'choice') return spec.titles[String(value)] ?? String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' && Number.isInteger(value) ? formatCount(value) : String(value);
}
