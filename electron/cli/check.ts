import { compile } from '../../src/compiler/compile';
import type { Plan, PlanLayer } from '../../src/compiler/Plan';
import type { Diagnostic } from '../../src/diagnostics/Diagnostic';
import { formatCount, formatShape } from '../../src/document/Shape';
import { type ExitStatus, note, printJson, printText } from './output';
import { readNetwork } from './readNetwork';

/** Checks each file by itself: one that is wrong does not keep the others from their lines. The highest status counts. */
export async function check(files: readonly string[], json: boolean): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for (const file of files) {
    const one = await checkFile(file, json);
    if (one > status) status = one;
  }
  return status;
}

async function checkFile(file: string, json: boolean): Promise<ExitStatus> {
  const read = await readNetwork(file);
  if (!read.ok) {
    if (json) printJson({ file, ok: false, error: read.error });
    note(`${file}: ${read.error.message}`);
    return 2;
  }
  const plan = compile(read.document);
  if (json) printJson(report(file, plan));
  else printText(summary(file, plan));
  return plan.ok ? 0 : 1;
}

function report(file: string, plan: Plan) {
  return {
    file,
    ok: plan.ok,
    diagnostics: plan.diagnostics.map(diagnosticJson),
    layers: plan.layers.map(layerJson),
    totals: plan.totals,
  };
}

function diagnosticJson(diagnostic: Diagnostic) {
  const { severity, code, nodeId, param, received, expected, message, fixes } = diagnostic;
  return {
    severity,
    code,
    nodeId,
    ...(param === undefined ? {} : { param }),
    received,
    expected,
    message,
    fixes: fixes.map(({ title, preview }) => (preview === undefined ? { title } : { title, preview })),
  };
}

function layerJson(layer: PlanLayer) {
  return {
    id: layer.id,
    type: layer.type,
    inputShapes: layer.inputShapes,
    outputShape: layer.outputShape,
    params: layer.paramCount,
    trainableParams: layer.trainableParamCount,
    macs: layer.macs,
    receptiveField: layer.receptiveField,
  };
}

function summary(file: string, plan: Plan): string {
  const rows = plan.layers.map((layer) => [
    layer.name,
    layer.type,
    layer.outputShape === null ? '?' : formatShape(layer.outputShape),
    layer.paramCount === null ? '?' : formatCount(layer.paramCount),
  ]);
  const { params, macs } = plan.totals;
  return [
    `${file}: ${plan.ok ? 'ready' : 'has problems'}`,
    ...table([['Layer', 'Type', 'Output', 'Parameters'], ...rows]),
    `${formatCount(params)} parameters, ${formatCount(macs)} multiply-accumulates an image`,
    ...plan.diagnostics.flatMap(({ severity, message, fixes }) => [
      `${severity}: ${message}`,
      ...fixes.map((fix) => `    repair: ${fix.title}`),
    ]),
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] ?? '').length), 0),
  );
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
