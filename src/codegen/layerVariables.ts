import type { Plan } from '../compiler/Plan';

/** Words that no layer's variable may be, in Python or TypeScript: keywords, what the generated code uses, nn.Module's own. */
const reserved: ReadonlySet<string> = new Set(
  (
    'and as assert async await break case class continue def del elif else except finally for from global if import in ' +
    'is lambda match nonlocal not or pass raise return try type while with yield none true false self super ' +
    'any arguments boolean catch const constructor debugger default delete do enum eval export extends function ' +
    'implements instanceof interface let new null number object package private protected public static string switch ' +
    'symbol this throw typeof undefined unknown var void never ' +
    'keras layers torch nn math np numpy tf x data inputs outputs model models weights main print list dict set tuple ' +
    'int float str len max min sum abs round range zip map input ' +
    'add_module apply bfloat16 buffers build_model build call_super_init children compile cpu cuda double ' +
    'dump_patches extra_repr forward get_buffer get_parameter get_submodule half ipu load_state_dict load_weights ' +
    'modules mtia named_buffers named_children named_modules named_parameters parameters register_buffer ' +
    'register_module register_parameter requires_grad_ set_submodule share_memory state_dict to to_empty train ' +
    'training xpu zero_grad t_destination'
  ).split(' '),
);

/**
 * What each layer is called in generated code, by layer id: its label as a name in snake case, or its type and a number.
 * Letters, digits and `_` of ASCII only, unique, and a legal name in Python, in TypeScript, of a Keras layer and of an
 * attribute of an `nn.Module`. Weight files use the same names.
 */
export function layerVariables(plan: Plan): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, type, name } of plan.layers) {
    const wanted = legalName(snakeCase(name)) ?? legalName(snakeCase(id)) ?? legalName(snakeCase(type)) ?? 'layer';
    let variable = wanted;
    for (let number = 2; taken.has(variable); number++) variable = `${wanted}_${number}`;
    taken.add(variable);
    variables.set(id, variable);
  }
  return variables;
}

/** "First Conv 3x3" -> "first_conv_3x3", "Conv2D 2" -> "conv2d_2", "LeakyReLU 1" -> "leaky_relu_1". */
export function snakeCase(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/, '');
}

/** "first_conv" -> "firstConv", for TypeScript. */
export function camelCase(variable: string): string {
  return variable.replace(/_([a-z0-9])/g, (_, next: string) => next.toUpperCase());
}

function legalName(name: string): string | null {
  if (!/[a-z]/.test(name)) return null;
  const safe = /^[0-9]/.test(name) ? `layer_${name}` : name;
  return reserved.has(safe) ? `${safe}_layer` : safe;
}
