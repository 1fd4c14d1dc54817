import type { Diagnostic } from '../diagnostics/Diagnostic';
import type { Pair, Shape } from '../document/Shape';
import type { Explanation, LayerDefinition, WeightSpec } from '../layers/LayerDefinition';
import type { ParamSpecs, ParamValues } from '../layers/params';

/** Whether a layer is computed: `problem` has an error of its own, `waiting` only stands behind one. */
export type LayerStatus = 'ok' | 'problem' | 'waiting';

/** One layer of the plan; what cannot be known is null. */
export type PlanLayer = {
  readonly id: string;
  readonly type: string;
  readonly definition: LayerDefinition;
  /** What the user calls it, or "Conv2D 2". Unique as shown in messages unless two labels are equal. */
  readonly name: string;
  /** Complete and valid, or null while one is wrong. */
  readonly params: ParamValues<ParamSpecs> | null;
  /** The layers that feed it, by slot. */
  readonly inputIds: readonly string[];
  readonly inputShapes: readonly (Shape | null)[];
  readonly outputShape: Shape | null;
  readonly weights: readonly WeightSpec[];
  readonly paramCount: number | null;
  readonly trainableParamCount: number | null;
  readonly macs: number | null;
  /** In input pixels; null for a network without image input and behind problems. */
  readonly receptiveField: Pair | null;
  readonly explanation: Explanation | null;
  readonly status: LayerStatus;
  /** The layer with the error that this one waits for. */
  readonly waitingFor: string | null;
  /** On the way from the Input to the output. */
  readonly connected: boolean;
};

export type PlanTotals = {
  readonly params: number;
  readonly trainableParams: number;
  readonly macs: number;
};

/** What engines, emitters and views read: nobody else derives a shape or a default. */
export type Plan = {
  /** In topological order (layers on a cycle come last, in the document's order). */
  readonly layers: readonly PlanLayer[];
  readonly layerById: ReadonlyMap<string, PlanLayer>;
  readonly diagnostics: readonly Diagnostic[];
  readonly totals: PlanTotals;
  readonly inputId: string | null;
  readonly outputId: string | null;
  /** No error: the network can be run or trained. */
  readonly ok: boolean;
};
