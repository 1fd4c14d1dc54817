import type { Plan } from '../../compiler/Plan';
import { camelCase, layerVariables } from '../layerVariables';

/** What a layer is called in the package. */
export type LayerName = {
  /** Its variable in `buildModel`: camel case. */
  readonly variable: string;
  /** Its name in the model and in the weights: as in every export. */
  readonly layer: string;
};

/** The names of all layers, and new ones beside them. */
export class VariableNames {
  private readonly names: ReadonlyMap<string, LayerName>;
  private readonly variables = new Set<string>();
  private readonly layers = new Set<string>();

  constructor(plan: Plan) {
    this.layers = new Set(layerVariables(plan).values());
    this.names = new Map([...layerVariables(plan)].map(([id, layer]) => [id, { variable: this.fresh(layer), layer }]));
  }

  of(id: string): LayerName {
    const name = this.names.get(id);
    if (name === undefined) throw new Error(`There is no layer "${id}".`);
    return name;
  }

  /** For a layer that stands behind another one for its sake. */
  beside(id: string, what: string): LayerName {
    const wanted = `${this.of(id).layer}_${what}`;
    let layer = wanted;
    for (let number = 2; this.layers.has(layer); number++) layer = `${wanted}_${number}`;
    this.layers.add(layer);
    return { variable: this.fresh(layer), layer };
  }

  /** `conv_1` and `conv1` would both be `conv1`: the second one gets a number. */
  private fresh(layer: string): string {
    const camel = camelCase(layer);
    let variable = camel;
    for (let number = 2; this.variables.has(variable); number++) variable = `${camel}_${number}`;
    this.variables.add(variable);
    return variable;
  }
}
