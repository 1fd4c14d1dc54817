import type { Plan, PlanLayer } from '../../compiler/Plan';
import type { PytorchLayer, PytorchWeight } from '../../layers/emission/PytorchLayer';
import type { PytorchHelper } from '../../layers/emission/pytorchHelpers';
import { emissionContext } from '../emissionContext';
import { layerVariables } from '../layerVariables';

/** A plan as the parts of an `nn.Module`. */
export type PytorchNetwork = {
  /** In the plan's order, every layer once. */
  readonly parts: readonly PytorchPart[];
  /** What layers need defined before the network; each after what it needs itself. */
  readonly helpers: readonly PytorchHelper[];
};

export type PytorchPart = ComputedPart | OmittedPart;

/** A layer with its attributes and its line of `forward`. */
export type ComputedPart = {
  readonly kind: 'computed';
  readonly layer: PlanLayer;
  /** What `forward` calls its output. */
  readonly variable: string;
  readonly attributes: readonly PytorchAttribute[];
  /** Null for the Input, which is a parameter of `forward`. */
  readonly expression: string | null;
};

/** A layer without code, and why: a sentence for a comment. */
export type OmittedPart = { readonly kind: 'omitted'; readonly layer: PlanLayer; readonly reason: string };

/** `code`: what makes the attribute `name` of the module. */
export type PytorchAttribute = {
  readonly name: string;
  readonly code: string;
  readonly weights: readonly PytorchWeight[];
};

/** Any plan: layers that cannot be computed, or of which PyTorch knows nothing, are omitted with the reason. */
export function pytorchNetwork(plan: Plan): PytorchNetwork {
  const variables = layerVariables(plan);
  const emitted = new Map(plan.layers.map((layer) => [layer.id, emit(plan, layer)] as const));
  const helpers = inOrder([...emitted.values()].flatMap((result) => (result.ok ? (result.code.helpers ?? []) : [])));
  const locals = distinct(variables, new Set(helpers.map(({ name }) => name)));
  const attributeNames = new Set(variables.values());
  const parts = plan.layers.map((layer): PytorchPart => {
    const result = emitted.get(layer.id);
    if (result === undefined || !result.ok) {
      return { kind: 'omitted', layer, reason: result?.reason ?? `${layer.name} cannot be computed.` };
    }
    const names = new Map(
      result.code.modules.map(({ suffix }) => [
        suffix,
        attributeName(variables.get(layer.id) ?? '', suffix, attributeNames),
      ]),
    );
    const inputs = layer.inputIds.map((id) => locals.get(id) ?? '');
    const isInput = layer.definition.inputs === 'none';
    return {
      kind: 'computed',
      layer,
      variable: locals.get(layer.id) ?? '',
      attributes: result.code.modules.map(({ suffix, code, weights }) => ({
        name: names.get(suffix) ?? '',
        code,
        weights,
      })),
      expression: isInput ? null : result.code.forward(inputs, (suffix) => `self.${names.get(suffix) ?? ''}`),
    };
  });
  return { parts, helpers };
}

type Emitted = { readonly ok: true; readonly code: PytorchLayer } | { readonly ok: false; readonly reason: string };

function emit(plan: Plan, layer: PlanLayer): Emitted {
  const context = emissionContext(layer);
  if (layer.status === 'problem' || (layer.status === 'ok' && context === null)) {
    const found = plan.diagnostics.find(({ nodeId, severity }) => nodeId === layer.id && severity === 'error');
    return { ok: false, reason: said(layer, found?.message ?? 'it has a problem.') };
  }
  if (layer.status === 'waiting' || context === null) {
    const first = layer.waitingFor === null ? undefined : plan.layerById.get(layer.waitingFor);
    return { ok: false, reason: `${layer.name} waits for ${first?.name ?? 'other layers'}.` };
  }
  if (!layer.connected) return { ok: false, reason: `${layer.name} is not connected.` };
  return { ok: true, code: layer.definition.pytorch(context) };
}

function said({ name }: PlanLayer, message: string): string {
  return message.startsWith(name) ? message : `${name}: ${message}`;
}

/** Each helper once, after what it needs. */
function inOrder(wanted: readonly PytorchHelper[]): readonly PytorchHelper[] {
  const placed = new Map<string, PytorchHelper>();
  const place = (helper: PytorchHelper) => {
    if (placed.has(helper.name)) return;
    for (const needed of helper.needs ?? []) place(needed);
    placed.set(helper.name, helper);
  };
  for (const helper of wanted) place(helper);
  return [...placed.values()];
}

/** Variables that hide none of the functions that `forward` calls. */
function distinct(variables: ReadonlyMap<string, string>, functions: ReadonlySet<string>): ReadonlyMap<string, string> {
  const taken = new Set(variables.values());
  const rename = (variable: string) => {
    if (!functions.has(variable)) return variable;
    return unused(`${variable}_output`, taken);
  };
  return new Map([...variables].map(([id, variable]) => [id, rename(variable)]));
}

function attributeName(variable: string, suffix: string, taken: Set<string>): string {
  return suffix === '' ? variable : unused(`${variable}_${suffix}`, taken);
}

/** The name, or the name with a number; from now on taken. */
function unused(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  taken.add(name);
  return name;
}
