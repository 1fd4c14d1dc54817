import { defaultFans, type InitializerName } from '../../training/initializers';
import { wrapStatement } from '../python/wrapStatement';
import type { PytorchNetwork } from './pytorchNetwork';
import type { ScriptPart } from './scriptParts';

/** The first weights, drawn as Keras draws them. */
export function weightsPart(network: PytorchNetwork): ScriptPart {
  const used = new Set<InitializerName>();
  const lines = network.parts.flatMap((part) => {
    if (part.kind === 'omitted') return [];
    return part.attributes.flatMap(({ name, weights }) =>
      weights.flatMap(({ parameter, weight }) => {
        const spec = part.layer.weights.find((candidate) => candidate.name === weight);
        if (spec === undefined || !spec.trainable) return [];
        used.add(spec.initializer);
        const [fanIn, fanOut] = spec.fans ?? defaultFans(spec.shape);
        return wrapStatement(initializers[spec.initializer].code(`model.${name}.${parameter}`, fanIn, fanOut), 1);
      }),
    );
  });
  const definitions = [...used].flatMap((name) => initializers[name].definition ?? []);
  const needsTruncated = definitions.some((code) => code.includes('truncated('));
  return {
    definitions: [
      ...(needsTruncated ? [truncated] : []),
      ...definitions,
      [
        'def initialize(model: nn.Module) -> None:',
        '    """Draw first weights as Keras does, with the random numbers of PyTorch."""',
        ...lines,
      ].join('\n'),
    ],
  };
}

type Rule = {
  code(weight: string, fanIn: number, fanOut: number): string;
  readonly definition?: string;
};

const truncated = `def truncated(weight: torch.Tensor, variance: float) -> None:
    """Normal, cut off at two deviations, with the variance after that."""
    deviation = math.sqrt(variance) / 0.87962566103423978
    nn.init.trunc_normal_(weight, 0.0, deviation, -2 * deviation, 2 * deviation)`;

const uniform = (name: string, fans: string, bound: string): Rule => ({
  code: (weight, fanIn, fanOut) => `${name}(${weight}, ${fans.includes('out') ? `${fanIn}, ${fanOut}` : fanIn})`,
  definition: `def ${name}(weight: torch.Tensor, ${fans}) -> None:
    bound = math.sqrt(${bound})
    nn.init.uniform_(weight, -bound, bound)`,
});

const normal = (name: string, fans: string, variance: string): Rule => ({
  code: (weight, fanIn, fanOut) => `${name}(${weight}, ${fans.includes('out') ? `${fanIn}, ${fanOut}` : fanIn})`,
  definition: `def ${name}(weight: torch.Tensor, ${fans}) -> None:
    truncated(weight, ${variance})`,
});

const both = 'fan_in: int, fan_out: int';
const initializers: { readonly [name in InitializerName]: Rule } = {
  glorotUniform: uniform('glorot_uniform', both, '6 / (fan_in + fan_out)'),
  glorotNormal: normal('glorot_normal', both, '2 / (fan_in + fan_out)'),
  heUniform: uniform('he_uniform', 'fan_in: int', '6 / fan_in'),
  heNormal: normal('he_normal', 'fan_in: int', '2 / fan_in'),
  lecunUniform: uniform('lecun_uniform', 'fan_in: int', '3 / fan_in'),
  lecunNormal: normal('lecun_normal', 'fan_in: int', '1 / fan_in'),
  randomUniform: { code: (weight) => `nn.init.uniform_(${weight}, -0.05, 0.05)` },
  randomNormal: { code: (weight) => `nn.init.normal_(${weight}, std=0.05)` },
  truncatedNormal: { code: (weight) => `nn.init.trunc_normal_(${weight}, std=0.05, a=-0.1, b=0.1)` },
  orthogonal: { code: (weight) => `nn.init.orthogonal_(${weight})` },
  zeros: { code: (weight) => `nn.init.zeros_(${weight})` },
  ones: { code: (weight) => `nn.init.ones_(${weight})` },
};
